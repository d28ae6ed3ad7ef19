import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What answers pages, and how to let go of what it holds open. */
export interface Web {
  answer(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/**
 * The pages: SvelteKit's built handler, or Vite's development server with `dev`. The build reads its settings
 * from the environment when it is loaded, so they are set first.
 */
export async function openWeb({ dev }: { dev: boolean }): Promise<Web> {
  if (dev) {
    const { createServer } = await import('vite');
    const vite = await createServer({ server: { middlewareMode: true, hmr: { port: 0 } } });
    return { answer: (request, response) => vite.middlewares(request, response), close: () => vite.close() };
  }
  process.env['VIGIE_WEB_PROTOCOL_HEADER'] = 'x-forwarded-proto';
  process.env['VIGIE_WEB_HOST_HEADER'] = 'host';
  process.env['VIGIE_WEB_BODY_SIZE_LIMIT'] = '256K';
  const entry = new URL('../../build/handler.js', import.meta.url);
  if (!existsSync(entry)) throw new Error('the pages are not built: npm run build');
  const built: { handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void } =
    await import(entry.href);
  return {
    answer(request, response) {
      built.handler(request, response, () => {
        response.statusCode = 404;
        response.end();
      });
    },
    close: () => Promise.resolve(),
  };
}
