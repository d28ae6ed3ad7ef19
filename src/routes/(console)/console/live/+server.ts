import { can, desk } from '../../desk.ts';
import type { RequestHandler } from './$types';

const heartbeatMilliseconds = 15_000;

/**
 * What happens in the house, as it happens: names of events and the time, nothing else (Server-Sent Events). The
 * page then asks for what it shows. A comment every fifteen seconds keeps proxies from closing the line.
 */
export const GET: RequestHandler = ({ locals, request }) => {
  const { house } = desk(locals);
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      const send = (text: string): void => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      const unsubscribe = house.live.subscribe(({ names, at }) =>
        send(`event: change\ndata: ${JSON.stringify({ names, at })}\n\n`),
      );
      /** A line that was opened stays open: whoever has left, or may no longer read, is asked again at each beat. */
      const beat = setInterval(() => {
        house.people.sessionOf(request.headers).then(
          (staff) => {
            if (staff && can(staff, 'dossier.read')) return send(': still here\n\n');
            if (!isOpen) return;
            stop();
            controller.close();
          },
          () => send(': still here\n\n'), // the database is away: nobody can tell, and nothing is said meanwhile
        );
      }, heartbeatMilliseconds);
      stop = () => {
        isOpen = false;
        unsubscribe();
        clearInterval(beat);
      };
      request.signal.addEventListener('abort', stop);
      send('retry: 3000\n\n');
    },
    // The reader has gone: the stream is closed already, there is nothing left to close.
    cancel() {
      stop();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
};
