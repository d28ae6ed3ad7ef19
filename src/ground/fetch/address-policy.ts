/** Which addresses and ports the platform may ever dial. Plain data, so that it can cross to the fetcher's process. */
export type AddressPolicy = {
  /** CIDRs accepted although they are special; for the simulated world's documentation ranges only. */
  readonly allow: readonly string[];
  /** CIDRs refused although they are ordinary: our own public addresses. */
  readonly deny: readonly string[];
  readonly ports: readonly number[];
};

export const webPorts = [80, 443, 8080, 8443] as const;

/** The only policy that production may run with: ordinary public addresses, web ports, no exception whatever. */
export const productionPolicy: AddressPolicy = Object.freeze({
  allow: Object.freeze([]),
  deny: Object.freeze([]),
  ports: webPorts,
});

/** A policy with exceptions for special ranges, e.g. RFC 5737. Configuration refuses it in production. */
export function policyWith(changes: Partial<AddressPolicy>): AddressPolicy {
  return { ...productionPolicy, ...changes };
}
