import { Problem } from '#ground/problem';
import { largestFile } from '#hashing';
import { problems } from './problems.ts';
import { contentType, type ContentType } from './signals.ts';

/** What the wrapping of one file in multipart/form-data may add to it. */
const largestUpload = largestFile + 16_384;

/**
 * Every part of a form but the first begins with this, whatever its boundary is. Half a million empty parts fit into
 * one upload, and the reader of forms makes a file of each, on this thread, while nobody else is served.
 */
const partBegins = Buffer.from('\r\n--');
const mostParts = 500;

/**
 * The one file of a form; its field is named after its kind of content, as in HMA. It is counted while it comes, and
 * not read further than the limit. HMA-004, HMA-005, HMA-006.
 */
export async function readUpload(request: Request): Promise<{ of: ContentType; bytes: Uint8Array }> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > largestUpload) throw new Problem(problems['HMA-006']);
  const form = await readForm(request);
  const files = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [] : [{ name, value }]));
  const [file] = files;
  if (!file || files.length > 1) throw new Problem(problems['HMA-005'], { field: 'photo' });
  const of = contentType(file.name);
  if (file.value.size > largestFile) throw new Problem(problems['HMA-006'], { field: file.name });
  return { of, bytes: new Uint8Array(await file.value.arrayBuffer()) };
}

async function readForm(request: Request): Promise<FormData> {
  let bytes = 0;
  const parts = countParts();
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, onward) {
        bytes += chunk.length;
        if (bytes > largestUpload) onward.error(new Problem(problems['HMA-006']));
        else if (parts(chunk) > mostParts) onward.error(new Problem(problems['HMA-005']));
        else onward.enqueue(chunk);
      },
    }),
  );
  const type = request.headers.get('content-type') ?? '';
  try {
    return await new Response(counted ?? null, { headers: { 'content-type': type } }).formData();
  } catch {
    // The reader of forms wraps what interrupted it, so the count says which it was.
    throw new Problem(problems[bytes > largestUpload ? 'HMA-006' : 'HMA-005'], { field: 'photo' });
  }
}

/** Counts beginnings of parts in a body that comes in chunks; one may begin in a chunk and end in the next. */
function countParts(): (chunk: Uint8Array) => number {
  let count = 0;
  let end = Buffer.alloc(0);
  return (chunk) => {
    const text = Buffer.concat([end, chunk]);
    for (let at = text.indexOf(partBegins); at >= 0; at = text.indexOf(partBegins, at + 1)) count += 1;
    end = Buffer.from(text.subarray(Math.max(0, text.length - partBegins.length + 1)));
    return count;
  };
}

const mostInLine = 60;

/**
 * Lets so many files in at once, and none is read before it is its turn: what waits holds a connection, no memory.
 * When the line is full, HMA-008.
 */
export function makeLine(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (inside >= atOnce) {
      if (line.length >= mostInLine) throw new Problem(problems['HMA-008']);
      await new Promise<void>((enter) => line.push(enter));
    } else inside += 1;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
