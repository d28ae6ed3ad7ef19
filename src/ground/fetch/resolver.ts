import { Resolver as DnsResolver } from 'node:dns/promises';
import { makeTurnstile } from './turnstile.ts';

export type ResolvedAddress = { readonly address: string; readonly family: 4 | 6 };

export type Resolution = {
  readonly addresses: readonly ResolvedAddress[];
  /** Every alias on the way, outermost first. Empty when not asked for. */
  readonly cnames: readonly string[];
  /** 'dns-gone': the name does not exist or has no address. 'dns-failed': nobody could tell us. */
  readonly problem?: 'dns-gone' | 'dns-failed';
};

export type Resolver = {
  /** Asks for A, AAAA and the alias chain of a host name. Never throws and never reads the hosts file. */
  resolve(host: string, options?: { cnames?: boolean }): Promise<Resolution>;
};

export type ResolverOptions = {
  /** 'ip' or 'ip:port'; the machine's own resolvers when absent. */
  readonly servers?: readonly string[];
  readonly timeoutMs?: number;
  readonly tries?: number;
};

const aliasesFollowed = 8;
const gone = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME', 'EBADQUERY']);

/** A resolver over c-ares: timeout 1 s, 2 tries, at most 100 questions in flight (beyond that its one socket drops answers). */
export function makeResolver(options: ResolverOptions = {}): Resolver {
  const dns = new DnsResolver({ timeout: options.timeoutMs ?? 1000, tries: options.tries ?? 2 });
  if (options.servers !== undefined && options.servers.length > 0) dns.setServers(options.servers);
  const turnstile = makeTurnstile(100);

  const ask = async (question: () => Promise<string[]>): Promise<string[] | 'gone' | 'failed'> => {
    try {
      return await turnstile(question);
    } catch (error) {
      return gone.has((error as NodeJS.ErrnoException).code ?? '') ? 'gone' : 'failed';
    }
  };

  const aliasesOf = async (host: string): Promise<string[]> => {
    const aliases: string[] = [];
    for (let name = host; aliases.length < aliasesFollowed;) {
      const answer = await ask(() => dns.resolveCname(name));
      const next = typeof answer === 'string' ? undefined : answer[0]?.toLowerCase();
      if (next === undefined || next === host || aliases.includes(next)) break;
      aliases.push(next);
      name = next;
    }
    return aliases;
  };

  return {
    async resolve(host, { cnames = true } = {}) {
      const [v4, v6, aliases] = await Promise.all([
        ask(() => dns.resolve4(host)),
        ask(() => dns.resolve6(host)),
        cnames ? aliasesOf(host) : [],
      ]);
      const addresses = [...family(v4, 4), ...family(v6, 6)];
      if (addresses.length > 0) return { addresses, cnames: aliases };
      const problem = v4 === 'failed' || v6 === 'failed' ? 'dns-failed' : 'dns-gone';
      return { addresses, cnames: aliases, problem };
    },
  };
}

function family(answer: string[] | 'gone' | 'failed', family: 4 | 6): ResolvedAddress[] {
  return typeof answer === 'string' ? [] : answer.map((address) => ({ address, family }));
}
