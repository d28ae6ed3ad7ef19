import { desk, refuse } from '../../../../../../desk.ts';
import type { RequestHandler } from './$types';

/** A preview made on the server: tiny, grey, blurred. Asked for by a person, written in the audit trail, never kept. */
export const GET: RequestHandler = async ({ locals, params, setHeaders }) => {
  const { house, staff, language } = desk(locals);
  try {
    await house.audit.record(house.db, {
      actor: staff.id,
      action: 'item.veiled',
      subject: params.id,
      detail: { item: params.item },
    });
    const items = await house.knownImages.itemsOf(params.id);
    if (!items.some((item) => item.id === params.item && item.status === 'unknown'))
      return new Response(null, { status: 404 });
    const preview = await house.knownImages.veiled(params.item);
    setHeaders({ 'cache-control': 'no-store', 'content-type': preview.contentType });
    return new Response(new Uint8Array(preview.bytes));
  } catch (thrown) {
    return refuse(thrown, language);
  }
};
