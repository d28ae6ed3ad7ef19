import type { Words } from './pack-schema.ts';

/**
 * The fifteen codes, in the order in which people read them. They belong to no country: what a code means in
 * law is said by the jurisdiction pack. `lawName` is the name that French texts use; screens use `label`.
 */
export const infractionCodes = [
  'csam',
  'grooming',
  'sextortion',
  'corruption',
  'minor_prost',
  'porn_access',
  'hate',
  'crime_hum',
  'terror',
  'explosives',
  'suicide',
  'pimping',
  'sex_harass',
  'ncii',
  'outside',
] as const;
export type InfractionCode = (typeof infractionCodes)[number];

const labels: Record<InfractionCode, { label: Words; short: Words }> = {
  csam: {
    label: { fr: 'Violences sexuelles sur mineurs', en: 'Child sexual abuse material' },
    short: { fr: 'Abus sur mineurs', en: 'Child abuse' },
  },
  grooming: {
    label: { fr: 'Propositions sexuelles à un mineur', en: 'Grooming of a minor' },
    short: { fr: 'Propositions à mineur', en: 'Grooming' },
  },
  sextortion: {
    label: { fr: 'Chantage sexuel sur un mineur', en: 'Sexual extortion of a minor' },
    short: { fr: 'Chantage sexuel', en: 'Sexual extortion' },
  },
  corruption: {
    label: { fr: 'Corruption de mineur', en: 'Corruption of a minor' },
    short: { fr: 'Corruption de mineur', en: 'Corruption of a minor' },
  },
  minor_prost: {
    label: { fr: 'Exploitation sexuelle de mineurs', en: 'Sexual exploitation of minors' },
    short: { fr: 'Exploitation de mineurs', en: 'Exploitation of minors' },
  },
  porn_access: {
    label: {
      fr: 'Contenu pornographique ou violent accessible aux mineurs',
      en: 'Pornographic or violent content within reach of minors',
    },
    short: { fr: 'Accessible aux mineurs', en: 'Within reach of minors' },
  },
  hate: {
    label: {
      fr: 'Provocation à la discrimination, à la haine ou à la violence',
      en: 'Provocation to discrimination, hatred or violence',
    },
    short: { fr: 'Haine et discrimination', en: 'Hatred and discrimination' },
  },
  crime_hum: {
    label: {
      fr: 'Apologie ou contestation de crimes contre l’humanité',
      en: 'Apology or denial of crimes against humanity',
    },
    short: { fr: 'Crimes contre l’humanité', en: 'Crimes against humanity' },
  },
  terror: {
    label: { fr: 'Provocation au terrorisme ou apologie', en: 'Provocation to terrorism or its apology' },
    short: { fr: 'Terrorisme', en: 'Terrorism' },
  },
  explosives: {
    label: {
      fr: 'Diffusion de procédés de fabrication d’engins de destruction',
      en: 'Instructions for destructive devices',
    },
    short: { fr: 'Engins de destruction', en: 'Destructive devices' },
  },
  suicide: {
    label: { fr: 'Provocation au suicide', en: 'Provocation to suicide' },
    short: { fr: 'Provocation au suicide', en: 'Provocation to suicide' },
  },
  pimping: {
    label: { fr: 'Proxénétisme', en: 'Pimping' },
    short: { fr: 'Proxénétisme', en: 'Pimping' },
  },
  sex_harass: {
    label: { fr: 'Harcèlement sexuel et cyberharcèlement', en: 'Sexual harassment and cyber-harassment' },
    short: { fr: 'Harcèlement', en: 'Harassment' },
  },
  ncii: {
    label: {
      fr: 'Images intimes diffusées sans accord',
      en: 'Intimate images shared without consent',
    },
    short: { fr: 'Images intimes', en: 'Intimate images' },
  },
  outside: {
    label: { fr: 'Hors de notre champ', en: 'Outside our field' },
    short: { fr: 'Hors champ', en: 'Outside' },
  },
};

export type Infraction = { code: InfractionCode; label: Words; short: Words };

/** The fifteen infractions with a full label and a short one (for charts and narrow columns). */
export const infractions: readonly Infraction[] = infractionCodes.map((code) => ({ code, ...labels[code] }));

export function isInfraction(code: string): code is InfractionCode {
  return Object.hasOwn(labels, code);
}

/** The infraction of a code, or null for a code that we do not know. */
export function infraction(code: string): Infraction | null {
  return isInfraction(code) ? { code, ...labels[code] } : null;
}
