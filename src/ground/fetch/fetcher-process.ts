// The fetcher's own process. It holds no secret, no database, no file it could write: whoever takes it over by a
// hostile answer has won a bounded process of our user, which may still open sockets (SECURITY, gap 1).
import { defaultLimits } from './look.ts';
import type { FromFetcher, ToFetcher } from './protocol.ts';
import { makeResolver } from './resolver.ts';
import { takeLook, type LookTools } from './take-look.ts';

const residentLimit = 900 * 1024 * 1024;
const watchEveryMs = 500;

/**
 * Sites answer strangers' programs differently from visitors; a look must see what a visitor sees. Configurable, so
 * that a hotline can introduce itself instead.
 */
const plainVisitor = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

let tools: LookTools | null = null;

process.on('message', (message: ToFetcher) => {
  if (message.kind === 'options') {
    const { policy, resolvers, egressProxy, userAgent, limits } = message.options;
    tools = {
      policy,
      resolver: makeResolver(resolvers === undefined ? {} : { servers: resolvers }),
      egressProxy: egressProxy === undefined ? null : new URL(egressProxy),
      userAgent: userAgent ?? plainVisitor,
      limits: { ...defaultLimits, ...limits },
    };
    return;
  }
  if (tools === null) return;
  void takeLook(message.request, tools).then((look) => answer({ kind: 'look', id: message.id, look }));
});

function answer(message: FromFetcher): void {
  if (process.connected) process.send?.(message);
}

// A parent that is gone has no use for answers.
process.on('disconnect', () => process.exit(0));

// The heap is bounded by the parent's flags; decoded pictures live outside of it and are bounded here.
setInterval(() => {
  if (process.memoryUsage.rss() > residentLimit) process.exit(1);
}, watchEveryMs).unref();
