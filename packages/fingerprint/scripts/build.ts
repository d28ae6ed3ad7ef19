import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What ships is what these lead to: the doors, the command, and the programs that workers and children start from. */
const entries = [
  'index.ts',
  'browser/index.ts',
  'cli/main.ts',
  'pictures/decoder-process.ts',
  'search/task-worker.ts',
  'search/pool-worker.ts',
];

/**
 * Makes `dist/` (or `out`): the package as it is published, plain JavaScript with its types, for Node 20 and later.
 * What a page loads, `browser.js`, is one file that `scripts/build-browser.ts` makes. Throws with the compiler's words.
 */
export async function buildPackage(out = join(root, 'dist')): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  compile(out);
  const browser = new URL('./build-browser.ts', import.meta.url);
  if (existsSync(browser)) {
    const { buildBrowser } = (await import(browser.href)) as {
      buildBrowser: (file: string) => Promise<unknown>;
    };
    await buildBrowser(join(out, 'browser.js'));
  }
  for (const paper of ['README.md', 'CHANGELOG.md', 'LICENSE'])
    copyFileSync(join(root, paper), join(out, paper));
  chmodSync(join(out, 'cli/main.js'), 0o755);
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(publishedManifest(), undefined, 2)}\n`);
}

function compile(out: string): void {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    skipLibCheck: true,
    declaration: true,
    noEmitOnError: true,
    rootDir: join(root, 'src'),
    outDir: out,
  };
  const program = ts.createProgram(
    entries.map((entry) => join(root, 'src', entry)),
    options,
  );
  const result = program.emit(undefined, (path, text) => {
    // the compiler rewrites `.ts` in what it emits, except in declarations: `.js` finds `.d.ts` for everyone
    const isTypes = path.endsWith('.d.ts');
    ts.sys.writeFile(
      path,
      isTypes ? text.replace(/((?:from|import\()\s*['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2') : text,
    );
  });
  const problems = ts.sortAndDeduplicateDiagnostics([
    ...ts.getPreEmitDiagnostics(program),
    ...result.diagnostics,
  ]);
  if (problems.length > 0) {
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCanonicalFileName: (file) => file,
        getCurrentDirectory: () => root,
        getNewLine: () => '\n',
      }),
    );
  }
}

/** The manifest of the sources, with its doors leading to the built files. */
function publishedManifest(): object {
  const source = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { name, version, description, license, keywords, engines, dependencies } = source;
  return {
    name,
    version,
    description,
    license,
    keywords,
    type: 'module',
    engines,
    sideEffects: false,
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './browser': { types: './browser/index.d.ts', default: './browser.js' },
      './package.json': './package.json',
    },
    bin: { 'vigie-fingerprint': 'cli/main.js' },
    dependencies,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPackage();
  console.log(`Built ${join(root, 'dist')}: npm publish --access public ./dist`);
}
