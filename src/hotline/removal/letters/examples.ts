import type { AddressFacts, NoticeFacts } from './notice-facts.ts';

const hate: AddressFacts = {
  defanged: 'hxxps://galerie[.]example[.]org/salon/4821',
  ip: '192.0.2.44',
  infraction: {
    fr: 'Provocation à la discrimination, à la haine ou à la violence',
    en: 'Provocation to discrimination, hatred or violence',
  },
  article: 'L1881 24',
  articleInWords: {
    fr: 'Loi du 29 juillet 1881 sur la liberté de la presse, art.\u00a024',
    en: 'Act of 29 July 1881 on the freedom of the press, art.\u00a024',
  },
  explanation: {
    fr: 'Le texte est public.\nIl vise un groupe en raison de son origine & appelle à lui nuire.',
    en: 'The text is public.\nIt targets a group because of its origin & calls for harm to it.',
  },
  decidedAt: new Date('2026-11-20T20:31:00Z'),
  secondRead: false,
};

const minors: AddressFacts = {
  defanged: 'hxxps://img[.]example[.]org/k/90ad?a=1&b=<2>',
  ip: '2001:db8::46',
  infraction: { fr: 'Violences sexuelles sur mineurs', en: 'Child sexual abuse material' },
  article: 'CP 227-23',
  articleInWords: { fr: 'Code pénal, art.\u00a0227-23', en: 'Criminal code, art.\u00a0227-23' },
  explanation: {
    fr: 'L’empreinte correspond exactement à une liste vérifiée.',
    en: 'The fingerprint matches a verified list exactly.',
  },
  decidedAt: new Date('2026-11-20T20:43:00Z'),
  secondRead: true,
};

const letter = (changes: Partial<NoticeFacts>): NoticeFacts => ({
  reference: 'N-3F7A91C0',
  language: 'fr',
  hosterName: 'Exemple Hébergement',
  remindsOf: null,
  answerUrl: {
    fr: 'https://vigie.example.org/answer/bm90aWNl.1a2b3c.c2lnbmF0dXJl',
    en: 'https://vigie.example.org/en/answer/bm90aWNl.1a2b3c.c2lnbmF0dXJl',
  },
  validUntil: new Date('2026-12-20T20:43:00Z'),
  addresses: [hate],
  service: { name: 'Vigie', email: 'notifications@vigie.example.org' },
  namesNotifier: true,
  ...changes,
});

/** One of each kind of letter: for the gallery and the snapshots. Everything in them is invented. */
export const examples: Record<string, NoticeFacts> = {
  'first notice, one address, French': letter({}),
  'first notice, two addresses, English': letter({
    language: 'en',
    hosterName: 'Voorbeeld <Hosting>',
    addresses: [hate, minors],
  }),
  'first notice that names nobody, French': letter({ addresses: [minors], namesNotifier: false }),
  'reminder, two addresses, French': letter({
    addresses: [hate, { ...minors, ip: null, article: null, articleInWords: { fr: '', en: '' } }],
    remindsOf: new Date('2026-11-20T20:45:00Z'),
  }),
};
