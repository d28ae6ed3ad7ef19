import { json } from '@sveltejs/kit';
import * as z from 'zod';
import { desk, refusal } from '../../../../../../desk.ts';
import { useGrant } from '../clear-grants.ts';
import { openView } from '../open-view.ts';
import type { RequestHandler } from './$types';

const bare = (text: string): string => text.replaceAll('\0', ''); // no database keeps a NUL
const opening = z.object({ reason: z.string().max(500).transform(bare).default('') });
const ending = z.object({ view: z.string(), seconds: z.number() });

/** The deliberate act: writes the exposure before any byte of the picture can be asked for. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const here = desk(locals);
  const asked = opening.safeParse(await request.json().catch(() => ({})));
  try {
    return json(
      await openView(here, {
        dossierId: params.id,
        itemId: params.item,
        reason: asked.success ? asked.data.reason : '',
      }),
    );
  } catch (thrown) {
    const refused = refusal(thrown, here.language, {});
    return json(
      { problem: refused.data.problem.text, code: refused.data.problem.code },
      { status: refused.status },
    );
  }
};

/** The picture, once, for who was granted it; kept by nobody on the way. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { house, staff, language } = desk(locals);
  const asked = { staffId: staff.id, dossierId: params.id, itemId: params.item };
  if (!useGrant(url.searchParams.get('once') ?? '', asked)) return new Response(null, { status: 410 });
  try {
    const picture = await house.knownImages.clear(params.item);
    return new Response(new Uint8Array(picture.bytes), {
      headers: { 'cache-control': 'no-store', 'content-type': picture.contentType },
    });
  } catch (thrown) {
    return new Response(null, { status: refusal(thrown, language, {}).status });
  }
};

/** The end of a view, as the browser saw it. */
export const PATCH: RequestHandler = async ({ locals, request }) => {
  const { house, staff, language } = desk(locals);
  const told = ending.safeParse(await request.json().catch(() => null));
  if (!told.success) return new Response(null, { status: 422 });
  try {
    await house.wellBeing.finishExposure(told.data.view, told.data.seconds, staff.id);
    return new Response(null, { status: 204 });
  } catch (thrown) {
    return new Response(null, { status: refusal(thrown, language, {}).status });
  }
};
