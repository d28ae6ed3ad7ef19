export { makeApi } from './make-api.ts';
