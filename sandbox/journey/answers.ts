// What the journey's analyst answers "yes" to, for each infraction; everything else is answered "no".
// The cases are abstract: they follow the elements of the law, there is no content behind them.
const everywhere = ['g.access', 'g.public', 'g.france'];

const yesFor: Readonly<Record<string, readonly string[]>> = {
  hate: ['hate.criterion', 'hate.exhort'],
  csam: ['csam.minor', 'csam.sexual', 'csam.shared'],
  grooming: ['groom.ecom', 'groom.adult', 'groom.minor', 'groom.u15', 'groom.proposal'],
  sextortion: ['sext.minor', 'sext.adult_author', 'sext.solicit'],
  corruption: ['corr.minor', 'corr.obscene', 'corr.intent'],
  minor_prost: ['mpro.offer', 'mpro.minor', 'mpro.third', 'mpro.network'],
  porn_access: ['porn.sexual', 'porn.gate_selfdecl', 'porn.editor'],
  crime_hum: ['ch.crime', 'ch.deny_nuremberg'],
  terror: ['ter.act', 'ter.apology', 'ter.online'],
  explosives: ['exp.process', 'exp.usable', 'exp.public_net'],
  suicide: ['sui.method'],
  pimping: ['pimp.prost', 'pimp.third', 'pimp.profit', 'pimp.network'],
  sex_harass: ['har.target', 'har.sexual', 'har.raid', 'har.hostile', 'har.online'],
  ncii: ['nc.person', 'nc.sexual', 'nc.no_consent', 'nc.disclosed', 'nc.online', 'nc.mandate'],
};

/** Whether the journey's analyst can qualify for this infraction. */
export const canQualify = (infraction: string): boolean => Object.hasOwn(yesFor, infraction);

/** The elements that are answered "yes"; throws for an infraction without a case. */
export function answersFor(infraction: string): ReadonlySet<string> {
  const yes = yesFor[infraction];
  if (!yes) throw new Error(`the journey has no case of ${infraction}`);
  return new Set([...everywhere, ...yes]);
}
