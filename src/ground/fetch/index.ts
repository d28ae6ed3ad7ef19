export type { AddressPolicy } from './address-policy.ts';
export { policyWith, productionPolicy, webPorts } from './address-policy.ts';
export type { AddressVerdict } from './judge-address.ts';
export { judgeAddress } from './judge-address.ts';
export type { Resolution, ResolvedAddress, Resolver, ResolverOptions } from './resolver.ts';
export { makeResolver } from './resolver.ts';
export type {
  BodyDigest,
  Fetcher,
  FetcherOptions,
  FetchLimits,
  Hop,
  Look,
  LookOutcome,
  LookRequest,
  Preview,
  Want,
} from './look.ts';
export { makeFetcher } from './make-fetcher.ts';
export { nothingSeen } from './nothing-seen.ts';
export { simhashDistance } from './text-fingerprint.ts';
