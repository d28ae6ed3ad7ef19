/**
 * Networks that stand in front of the real host: behind them the origin, and so its country, is unknown until
 * disclosed. By number where a network does nothing else; by alias where a cloud does both (its numbers are
 * also ordinary hosting). Data, meant to be edited.
 */
const byNumber: Record<string, readonly number[]> = {
  Cloudflare: [13335, 209242, 202623],
  Fastly: [54113],
  Akamai: [20940, 16625],
  Imperva: [19551],
  Sucuri: [30148],
  'DDoS-Guard': [57724],
  Qrator: [200449],
  StormWall: [59796],
  CDN77: [60068],
  Gcore: [199524],
  Bunny: [200325],
};

const byAlias: Record<string, readonly string[]> = {
  'Amazon CloudFront': ['cloudfront.net'],
  'Azure Front Door': ['azureedge.net', 'azurefd.net'],
  Fastly: ['fastly.net', 'fastlylb.net'],
  Akamai: ['edgekey.net', 'edgesuite.net', 'akamaiedge.net', 'akamai.net'],
  Bunny: ['b-cdn.net'],
  Cloudflare: ['cdn.cloudflare.net'],
};

const nameByNumber = new Map(
  Object.entries(byNumber).flatMap(([name, asns]) => asns.map((asn) => [asn, name])),
);
const nameByAlias = Object.entries(byAlias).flatMap(([name, suffixes]) =>
  suffixes.map((suffix) => ({ name, suffix })),
);

/** The delivery network that an address or one of its aliases belongs to, or null. */
export function deliveryNetworkOf(seen: { asn: number | null; cnames: readonly string[] }): string | null {
  const alias = nameByAlias.find(({ suffix }) =>
    seen.cnames.some((cname) => cname === suffix || cname.endsWith(`.${suffix}`)),
  );
  return alias?.name ?? (seen.asn === null ? null : (nameByNumber.get(seen.asn) ?? null));
}
