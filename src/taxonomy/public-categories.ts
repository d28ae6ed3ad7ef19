import { isInfraction, type InfractionCode } from './infractions.ts';
import type { Words } from './pack-schema.ts';

/**
 * What a citizen is offered: plain words, no law. Ids are infraction codes where the two match, so that
 * a machine may send either. `covers` lists the infractions that a lawyer will think of first.
 */
export type PublicCategory = {
  readonly id: InfractionCode | 'unknown';
  readonly label: Words;
  readonly hint: Words | null;
  readonly covers: readonly InfractionCode[];
};

export const publicCategories: readonly PublicCategory[] = [
  {
    id: 'csam',
    label: {
      fr: 'Un enfant ou un adolescent exploité, mis en danger',
      en: 'A child or a teenager exploited or put in danger',
    },
    hint: null,
    covers: ['csam', 'minor_prost', 'corruption'],
  },
  {
    id: 'grooming',
    label: {
      fr: 'Un adulte qui approche un mineur, ou le fait chanter',
      en: 'An adult approaching a minor, or blackmailing one',
    },
    hint: null,
    covers: ['grooming', 'sextortion', 'corruption'],
  },
  {
    id: 'ncii',
    label: { fr: 'Une image intime diffusée sans accord', en: 'An intimate image shared without consent' },
    hint: {
      fr: 'Une image truquée aussi.',
      en: 'A doctored image too.',
    },
    covers: ['ncii', 'sextortion'],
  },
  {
    id: 'sex_harass',
    label: { fr: 'Du harcèlement', en: 'Harassment' },
    hint: null,
    covers: ['sex_harass'],
  },
  {
    id: 'hate',
    label: {
      fr: 'De la haine, des menaces, un appel à la violence',
      en: 'Hatred, threats, a call to violence',
    },
    hint: null,
    covers: ['hate', 'crime_hum'],
  },
  {
    id: 'terror',
    label: {
      fr: 'Une apologie du terrorisme, la fabrication d’explosifs',
      en: 'Praise of terrorism, or the making of explosives',
    },
    hint: null,
    covers: ['terror', 'explosives'],
  },
  {
    id: 'suicide',
    label: {
      fr: 'Une personne poussée au suicide, ou qui se met en danger',
      en: 'Someone pushed to suicide, or putting themselves in danger',
    },
    hint: {
      fr: 'Si quelqu’un est en danger maintenant, appelez d’abord le 15 ou le 112.',
      en: 'If someone is in danger now, call 15 or 112 first.',
    },
    covers: ['suicide'],
  },
  {
    id: 'porn_access',
    label: {
      fr: 'De la pornographie ou une violence que des enfants peuvent voir',
      en: 'Pornography or violence that children can see',
    },
    hint: null,
    covers: ['porn_access'],
  },
  {
    id: 'unknown',
    label: { fr: 'Autre chose, ou je ne sais pas', en: 'Something else, or I do not know' },
    hint: {
      fr: 'C’est très bien ainsi. Un juriste regardera.',
      en: 'That is fine. A lawyer will look.',
    },
    covers: ['pimping'],
  },
];

/** Whether a text names something that a report may be about: a public category or an infraction code. */
export function isCategory(text: string): boolean {
  return isInfraction(text) || publicCategories.some((category) => category.id === text);
}

/** The infraction to think of first for what a reporter chose; null when they did not know. */
export function infractionOfCategory(category: string | null): InfractionCode | null {
  return category !== null && isInfraction(category) ? category : null;
}
