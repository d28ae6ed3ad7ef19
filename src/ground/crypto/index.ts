export { makeSeals, type Seals } from './seals.ts';
export { readToken, signToken } from './tokens.ts';
