import type { IccamAxis } from './iccam.ts';
import type { InfractionCode } from './infractions.ts';

/** How the exchange vocabularies of the trade call one infraction. */
export type Mappings = {
  /** DSA transparency database, without the prefixes STATEMENT_CATEGORY_ and KEYWORD_. */
  readonly dsa: { readonly category: string; readonly keywords: readonly string[]; readonly verify: boolean };
  /** When the INHOPE exchange takes it, with the classification ids that may apply. */
  readonly iccam: {
    readonly when: 'always' | 'if-images-of-a-minor' | 'never';
    readonly classifications: readonly number[];
    /** What a "yes" to an element says on an axis of the exchange. */
    readonly flags: readonly { readonly element: string; readonly axis: IccamAxis; readonly id: number }[];
  };
  /** X-ARF 4 category and type. `core` means: no type exists, send the core fields and a tag. */
  readonly xarf: {
    readonly category: 'content';
    readonly type: string;
    readonly exploitationType: string | null;
    readonly tag: string;
  };
  /** NCMEC incident types, exact strings of the CyberTipline schema. */
  readonly ncmec: { readonly incidentTypes: readonly string[]; readonly annotations: readonly string[] };
  /** Reason in the Insafe quarterly return; `sure` false where the mapping is a proposal of ours. */
  readonly insafe: { readonly reasons: readonly string[]; readonly sure: boolean };
};

const noNcmec = { incidentTypes: [], annotations: [] };
const enticement = 'Online Enticement of Children for Sexual Act';
const never = { when: 'never', classifications: [], flags: [] } as const;
const ifMinor = { when: 'if-images-of-a-minor', classifications: [1, 2], flags: [] } as const;
const csem = (exploitationType: string, tag: string): Mappings['xarf'] => ({
  category: 'content',
  type: 'csem',
  exploitationType,
  tag,
});
const core = (tag: string): Mappings['xarf'] => ({
  category: 'content',
  type: 'core',
  exploitationType: null,
  tag,
});

const table: Record<InfractionCode, Mappings> = {
  csam: {
    dsa: {
      category: 'PROTECTION_OF_MINORS',
      keywords: ['CHILD_SEXUAL_ABUSE_MATERIAL', 'CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE'],
      verify: false,
    },
    iccam: {
      when: 'always',
      classifications: [1, 2],
      flags: [
        { element: 'csam.fiction', axis: 'virtual', id: 1 },
        { element: 'csam.selfgen', axis: 'userGenerated', id: 1 },
        { element: 'csam.pay', axis: 'commerciality', id: 2 },
      ],
    },
    xarf: { category: 'content', type: 'csam', exploitationType: null, tag: 'infraction:csam' },
    ncmec: {
      incidentTypes: ['Child Pornography (possession, manufacture, and distribution)'],
      annotations: [],
    },
    insafe: { reasons: ['potentially harmful content', 'sexting'], sure: false },
  },
  grooming: {
    dsa: { category: 'PROTECTION_OF_MINORS', keywords: ['GROOMING_SEXUAL_ENTICEMENT_MINORS'], verify: false },
    iccam: ifMinor,
    xarf: csem('grooming', 'infraction:grooming'),
    ncmec: { incidentTypes: [enticement], annotations: [] },
    insafe: { reasons: ['grooming'], sure: true },
  },
  sextortion: {
    dsa: { category: 'PROTECTION_OF_MINORS', keywords: ['GROOMING_SEXUAL_ENTICEMENT_MINORS'], verify: false },
    iccam: ifMinor,
    xarf: csem('sextortion', 'infraction:sextortion'),
    ncmec: { incidentTypes: [enticement], annotations: ['sextortion'] },
    insafe: { reasons: ['online sexual coercion and extortion of children'], sure: true },
  },
  corruption: {
    dsa: { category: 'PROTECTION_OF_MINORS', keywords: ['GROOMING_SEXUAL_ENTICEMENT_MINORS'], verify: false },
    iccam: ifMinor,
    xarf: csem('solicitation', 'infraction:corruption'),
    ncmec: { incidentTypes: ['Unsolicited Obscene Material Sent to a Child'], annotations: [] },
    insafe: { reasons: ['grooming'], sure: false },
  },
  minor_prost: {
    dsa: { category: 'VIOLENCE', keywords: ['HUMAN_EXPLOITATION', 'HUMAN_TRAFFICKING'], verify: true },
    iccam: ifMinor,
    xarf: csem('trafficking', 'infraction:minor-prostitution'),
    ncmec: { incidentTypes: ['Child Sex Trafficking', 'Child Sex Tourism'], annotations: [] },
    insafe: { reasons: ['online sexual coercion and extortion of children'], sure: false },
  },
  porn_access: {
    dsa: {
      category: 'PROTECTION_OF_MINORS',
      keywords: ['AGE_SPECIFIC_RESTRICTIONS_MINORS', 'ADULT_SEXUAL_MATERIAL'],
      verify: false,
    },
    iccam: never,
    xarf: core('infraction:access-by-minors'),
    ncmec: noNcmec,
    insafe: { reasons: ['pornography'], sure: true },
  },
  hate: {
    dsa: {
      category: 'ILLEGAL_OR_HARMFUL_SPEECH',
      keywords: ['HATE_SPEECH', 'INCITEMENT_VIOLENCE_HATRED', 'DISCRIMINATION'],
      verify: false,
    },
    iccam: never,
    xarf: core('infraction:hate'),
    ncmec: noNcmec,
    insafe: { reasons: ['hate speech'], sure: true },
  },
  crime_hum: {
    dsa: { category: 'ILLEGAL_OR_HARMFUL_SPEECH', keywords: ['HATE_SPEECH'], verify: false },
    iccam: never,
    xarf: core('infraction:crimes-against-humanity'),
    ncmec: noNcmec,
    insafe: { reasons: ['hate speech'], sure: true },
  },
  terror: {
    dsa: { category: 'RISK_FOR_PUBLIC_SECURITY', keywords: ['TERRORIST_CONTENT'], verify: false },
    iccam: never,
    xarf: core('infraction:terrorism'),
    ncmec: noNcmec,
    insafe: { reasons: ['radicalisation/terrorism'], sure: true },
  },
  explosives: {
    dsa: { category: 'RISK_FOR_PUBLIC_SECURITY', keywords: ['VIOLATION_NATIONAL_LAW'], verify: false },
    iccam: never,
    xarf: core('infraction:destructive-devices'),
    ncmec: noNcmec,
    insafe: { reasons: ['potentially harmful content'], sure: false },
  },
  suicide: {
    dsa: { category: 'SELF_HARM', keywords: ['SUICIDE', 'UNSAFE_CHALLENGES'], verify: false },
    iccam: never,
    xarf: core('infraction:suicide'),
    ncmec: noNcmec,
    insafe: { reasons: ['suicide', 'self-harm'], sure: true },
  },
  pimping: {
    dsa: { category: 'VIOLENCE', keywords: ['HUMAN_EXPLOITATION'], verify: true },
    iccam: never,
    xarf: core('infraction:pimping'),
    ncmec: noNcmec,
    insafe: { reasons: ['potentially harmful content'], sure: false },
  },
  sex_harass: {
    dsa: {
      category: 'CYBER_VIOLENCE',
      keywords: ['CYBER_HARASSMENT', 'CYBER_BULLYING_INTIMIDATION', 'CYBER_STALKING'],
      verify: false,
    },
    iccam: never,
    xarf: core('infraction:harassment'),
    ncmec: noNcmec,
    insafe: { reasons: ['cyberbullying'], sure: true },
  },
  ncii: {
    dsa: {
      category: 'CYBER_VIOLENCE',
      keywords: ['NON_CONSENSUAL_IMAGE_SHARING', 'NON_CONSENSUAL_MATERIAL_DEEPFAKE'],
      verify: false,
    },
    iccam: ifMinor,
    xarf: core('infraction:intimate-images'),
    ncmec: noNcmec,
    insafe: { reasons: ['sexting', 'online reputation'], sure: true },
  },
  outside: {
    dsa: { category: 'OTHER_VIOLATION_TC', keywords: ['OTHER'], verify: false },
    iccam: { when: 'never', classifications: [4], flags: [] },
    xarf: core('infraction:outside'),
    ncmec: noNcmec,
    insafe: { reasons: ['e-crime', 'data privacy', 'other'], sure: true },
  },
};

/** The names of one infraction in the DSA, ICCAM, X-ARF, NCMEC and Insafe vocabularies. */
export function mappings(code: InfractionCode): Mappings {
  return table[code];
}
