export { make, type Day, type WellBeing } from './make.ts';
export type { ExposureRequest } from './record-exposure.ts';
export { exposed } from './events.ts';
export { permissions } from './permissions.ts';
export { problems } from './problems.ts';
