import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The pages: SvelteKit's built handler, or Vite's development server with `dev`. The build reads its settings
 * from the environment when it is loaded, so they are set first.
 */
export async function openWeb({ dev }: { dev: boolean }): Promise<Handler> {
  if (dev) {
    const { createServer } = await import('vite');
    const vite = await createServer({ server: { middlewareMode: true, hmr: { port: 0 } } });
    return (request, response) => vite.middlewares(request, response);
  }
  process.env['VIGIE_WEB_PROTOCOL_HEADER'] = 'x-forwarded-proto';
  process.env['VIGIE_WEB_HOST_HEADER'] = 'host';
  process.env['VIGIE_WEB_BODY_SIZE_LIMIT'] = '256K';
  const entry = new URL('../../build/handler.js', import.meta.url);
  if (!existsSync(entry)) throw new Error('the pages are not built: npm run build');
  const built: { handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void } =
    await import(entry.href);
  return (request, response) => {
    built.handler(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  };
}
