export { make, type KnownImagesRoom } from './make.ts';
export type { Item, ItemKind, ItemStatus, Page, ScreeningOutcome } from './item.ts';
export { isInline } from './item.ts';
export { imagesScreened } from './events.ts';
export { screen } from './jobs.ts';
export { itemsScreened } from './screen-images.ts';
export { permissions } from './permissions.ts';
export { problems } from './problems.ts';
