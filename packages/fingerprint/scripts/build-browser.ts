import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The module for pages as one file of text, kernel included, for any browser of the last years. */
export async function browserModule(): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: 'src/browser/index.ts', formats: ['es'], fileName: 'browser' },
    },
  });
  const chunks = (Array.isArray(made) ? made : [made]).flatMap((one) => ('output' in one ? one.output : []));
  const [only] = chunks;
  if (chunks.length !== 1 || only?.type !== 'chunk') throw new Error('The module for pages is not one file.');
  return only.code;
}

/** Writes it to `file`; answers its bytes, and those that travel when it is compressed. */
export async function buildBrowser(
  file = fileURLToPath(new URL('../dist/browser.js', import.meta.url)),
): Promise<{ bytes: number; gzip: number }> {
  const text = await browserModule();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return { bytes: Buffer.byteLength(text), gzip: gzipSync(text).length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bytes, gzip } = await buildBrowser();
  console.log(`dist/browser.js: ${String(bytes)} bytes, ${String(gzip)} compressed`);
}
