const major = Number(process.versions.node.split('.')[0]);

// npm puts its own copy of Node 24 first in the path of its scripts; started by hand, the machine's own counts.
if (major < 24) {
  console.error(
    `Vigie needs Node 24, this is ${process.version}. Start it by \`npm start\`, which brings its own.`,
  );
  process.exit(1);
}
