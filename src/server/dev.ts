// `npm run dev`: the same start, with pages that change as they are edited.
process.argv.push('--dev');
await import('./start.ts');
