// Which pictures a gallery page shows: a rule, so that any page number exists and always shows the same ones.
import type { PictureFormat } from './pictures.ts';
import { between, oneOf, seeded } from './seeded.ts';

export type GalleryPicture = { readonly name: string; readonly format: PictureFormat; readonly file: string };

/** The pictures of page `page` of the gallery whose pictures belong to `owner` (a site's id). */
export function picturesOf(owner: string, page: number): GalleryPicture[] {
  const next = seeded(`gallery ${owner} ${page}`);
  const count = page === 12 ? 6 : between(next, 2, 6);
  return Array.from({ length: count }, (_, index) => {
    const format = oneOf<PictureFormat>(next, ['png', 'jpg', 'webp']);
    return { name: `${owner}/${page}/${index + 1}`, format, file: `p-${page}-${index + 1}.${format}` };
  });
}
