import type { WorldAddresses } from './children.ts';
import type { ReadyConfig } from './house.ts';
import type { DemoLink } from './seed-sandbox.ts';

/** One line for the person at the terminal. */
export const say = (line: string): void => console.log(line);

const bold = (text: string): string => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[22m` : text);

/**
 * Tells where everything is. Lines that begin with `vigie:` keep their form: scripts read them.
 */
export function banner(told: {
  config: ReadyConfig;
  world: WorldAddresses | null;
  links: readonly DemoLink[];
  setupCode: string | null;
  seconds: number;
}): void {
  const { config, world, links, setupCode } = told;
  const local = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`;
  const site = config.mode === 'sandbox' ? local : config.publicUrl;
  const lines = ['', bold(`Vigie is watching (ready in ${told.seconds.toFixed(1)} s)`), ''];
  if (config.mode === 'sandbox') {
    lines.push(
      '  SANDBOX: an invented team, a simulated world, nothing leaves this machine.',
      '  Do not enter real reports here.',
      '',
    );
  }
  lines.push(`vigie: site ${site}`, `vigie: console ${site}/console`);
  if (world) lines.push(`vigie: world ${world.control}`);
  if (links.length > 0) {
    lines.push('', '  Sign in as one of the invented team (each link works once, for twelve hours):');
    for (const link of links) lines.push(`vigie: sign-in ${link.role} ${site}${link.path}   (${link.name})`);
  }
  if (setupCode) {
    lines.push(
      '',
      `  First start: make the first account at ${site}/set-up with this code (once, for a day):`,
      `vigie: set-up ${setupCode}`,
    );
  }
  lines.push('', '  Ctrl-C stops everything.', '');
  console.log(lines.join('\n'));
}
