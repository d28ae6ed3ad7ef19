export {
  exactHashesOf,
  startExactHashes,
  type ByteSource,
  type ExactHashes,
  type ExactHashing,
} from './exact-hashes.ts';
