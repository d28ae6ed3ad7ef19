// The sites of the simulated world: reserved names (RFC 2606, 6761) at documentation addresses (RFC 5737, 3849).
// Each one stands for something that a watch meets in real life.

export type SiteKind =
  'gallery' | 'forum' | 'files' | 'redirects' | 'slow' | 'endless' | 'bomb' | 'members' | 'blocked' | 'off';

/** How a page looks once it has been taken down. */
export type RemovalWay = 'not-found' | 'gone' | 'soft' | 'legal' | 'login';

export type Site = {
  readonly id: string;
  readonly host: string;
  readonly kind: SiteKind;
  readonly language: 'fr' | 'en';
  readonly hoster: string;
  readonly addresses: readonly string[];
  /** Names that stand between the host and its addresses (CNAME chain), outermost first. */
  readonly aliases?: readonly string[];
  readonly removedAs: RemovalWay;
  /** Whose pictures are shown: a mirror shows another site's. */
  readonly picturesOf?: string;
  /** Paths worth showing on the control page; others of the same shape exist too. */
  readonly pages: readonly string[];
  readonly about: { readonly fr: string; readonly en: string };
};

export const sites: readonly Site[] = [
  {
    id: 'galerie',
    host: 'galerie.example.org',
    kind: 'gallery',
    language: 'fr',
    hoster: 'heberg',
    addresses: ['192.0.2.44', '2001:db8:1::44'],
    removedAs: 'gone',
    pages: ['/galerie/12', '/galerie/13', '/galerie/40'],
    about: {
      fr: 'Galerie d’images. Deux images de la page 12 et toutes celles de la page 40 sont sur la liste connue.',
      en: 'Picture gallery. Two pictures of page 12 and all those of page 40 are on the known list.',
    },
  },
  {
    id: 'miroir',
    host: 'miroir.test',
    kind: 'gallery',
    language: 'fr',
    hoster: 'nordhost',
    addresses: ['198.51.100.21'],
    removedAs: 'not-found',
    picturesOf: 'galerie',
    pages: ['/galerie/12'],
    about: {
      fr: 'Miroir : les mêmes images à une autre adresse.',
      en: 'Mirror: the same pictures at another address.',
    },
  },
  {
    id: 'forum',
    host: 'forum.example.org',
    kind: 'forum',
    language: 'fr',
    hoster: 'heberg',
    addresses: ['192.0.2.45', '2001:db8:1::45'],
    removedAs: 'not-found',
    pages: ['/sujet/7', '/sujet/8'],
    about: { fr: 'Forum, du texte seulement.', en: 'Forum, text only.' },
  },
  {
    id: 'files',
    host: 'files.example.com',
    kind: 'files',
    language: 'en',
    hoster: 'nordhost',
    addresses: ['198.51.100.20', '2001:db8:2::20'],
    removedAs: 'gone',
    pages: ['/f/ab12', '/f/cd34'],
    about: { fr: 'Hébergement de fichiers à télécharger.', en: 'File host with downloads.' },
  },
  {
    id: 'photos',
    host: 'photos.example.net',
    kind: 'gallery',
    language: 'en',
    hoster: 'far',
    addresses: ['203.0.113.20'],
    removedAs: 'not-found',
    pages: ['/galerie/3'],
    about: {
      fr: 'Galerie chez un hébergeur qui n’agit qu’à la relance.',
      en: 'Gallery at a hoster that acts only when reminded.',
    },
  },
  {
    id: 'mur',
    host: 'mur.test',
    kind: 'forum',
    language: 'en',
    hoster: 'muet',
    addresses: ['203.0.113.140'],
    removedAs: 'not-found',
    pages: ['/sujet/1'],
    about: {
      fr: 'Forum chez un hébergeur qui ne répond jamais.',
      en: 'Forum at a hoster that never answers.',
    },
  },
  {
    id: 'relais',
    host: 'relais.test',
    kind: 'gallery',
    language: 'fr',
    hoster: 'relais',
    addresses: ['198.51.100.200'],
    removedAs: 'not-found',
    pages: ['/galerie/5'],
    about: {
      fr: 'Galerie dont l’opérateur dit qu’elle n’est pas chez lui.',
      en: 'Gallery whose operator says it is not theirs.',
    },
  },
  {
    id: 'promesse',
    host: 'promesse.test',
    kind: 'gallery',
    language: 'fr',
    hoster: 'promesse',
    addresses: ['203.0.113.70'],
    removedAs: 'not-found',
    pages: ['/galerie/6'],
    about: {
      fr: 'L’hébergeur dit « retiré », la page reste.',
      en: 'The hoster says "removed", the page stays.',
    },
  },
  {
    id: 'vitrine',
    host: 'vitrine.example.com',
    kind: 'gallery',
    language: 'en',
    hoster: 'voile',
    addresses: ['198.51.100.140', '198.51.100.141'],
    aliases: ['vitrine.cdn.example.net', 'edge-1.cdn.example.net'],
    removedAs: 'not-found',
    pages: ['/galerie/9'],
    about: {
      fr: 'Derrière un réseau de diffusion (CNAME) : l’origine est inconnue.',
      en: 'Behind a delivery network (CNAME): the origin is unknown.',
    },
  },
  {
    id: 'court',
    host: 'court.example.net',
    kind: 'redirects',
    language: 'en',
    hoster: 'nordhost',
    addresses: ['198.51.100.22'],
    removedAs: 'not-found',
    pages: ['/g12', '/boucle', '/chaine/5', '/piege', '/metadata'],
    about: {
      fr: 'Raccourcis : chaînes de redirections, boucle, et pièges vers des adresses interdites.',
      en: 'Short links: redirect chains, a loop, and traps to forbidden addresses.',
    },
  },
  {
    id: 'fantome',
    host: 'fantome.example.com',
    kind: 'forum',
    language: 'fr',
    hoster: 'nordhost',
    addresses: ['198.51.100.30'],
    removedAs: 'soft',
    pages: ['/sujet/4'],
    about: {
      fr: 'Faux 404 : une page retirée répond encore 200.',
      en: 'Soft 404: a removed page still answers 200.',
    },
  },
  {
    id: 'membres',
    host: 'membres.example.com',
    kind: 'members',
    language: 'fr',
    hoster: 'nordhost',
    addresses: ['198.51.100.31'],
    removedAs: 'login',
    pages: ['/sujet/2', '/prive/1'],
    about: { fr: 'Un mur de connexion cache les pages /prive.', en: 'A login wall hides the /prive pages.' },
  },
  {
    id: 'bloque',
    host: 'bloque.test',
    kind: 'blocked',
    language: 'en',
    hoster: 'far',
    addresses: ['203.0.113.21'],
    removedAs: 'legal',
    pages: ['/sujet/1'],
    about: {
      fr: 'Répond 451 : indisponible pour des raisons légales.',
      en: 'Answers 451: unavailable for legal reasons.',
    },
  },
  {
    id: 'demenage',
    host: 'demenage.example.org',
    kind: 'gallery',
    language: 'fr',
    hoster: 'heberg',
    addresses: ['192.0.2.80'],
    removedAs: 'not-found',
    pages: ['/galerie/8'],
    about: { fr: 'Peut déménager chez un autre hébergeur.', en: 'Can move to another hoster.' },
  },
  {
    id: 'nouveau',
    host: 'nouveau.example.org',
    kind: 'gallery',
    language: 'fr',
    hoster: 'nouveau',
    addresses: ['192.0.2.200'],
    removedAs: 'not-found',
    pages: ['/galerie/2'],
    about: {
      fr: 'Chez un hébergeur dont le contact n’est pas encore confirmé.',
      en: 'At a hoster whose contact nobody has confirmed yet.',
    },
  },
  {
    id: 'lent',
    host: 'lent.test',
    kind: 'slow',
    language: 'fr',
    hoster: 'heberg',
    addresses: ['192.0.2.70'],
    removedAs: 'not-found',
    pages: ['/lent', '/goutte', '/attente'],
    about: {
      fr: 'Lent : deux secondes, goutte à goutte, ou jamais.',
      en: 'Slow: two seconds, drop by drop, or never.',
    },
  },
  {
    id: 'sansfin',
    host: 'sansfin.test',
    kind: 'endless',
    language: 'fr',
    hoster: 'heberg',
    addresses: ['192.0.2.71'],
    removedAs: 'not-found',
    pages: ['/page'],
    about: { fr: 'Une page qui ne finit pas.', en: 'A page that never ends.' },
  },
  {
    id: 'bombe',
    host: 'bombe.test',
    kind: 'bomb',
    language: 'fr',
    hoster: 'heberg',
    addresses: ['192.0.2.72'],
    removedAs: 'not-found',
    pages: ['/page', '/image.png'],
    about: {
      fr: 'Bombe de décompression : petite sur le fil, immense dépliée.',
      en: 'Decompression bomb: small on the wire, huge unfolded.',
    },
  },
  {
    id: 'eteint',
    host: 'eteint.test',
    kind: 'off',
    language: 'fr',
    hoster: 'muet',
    addresses: ['203.0.113.250'],
    removedAs: 'not-found',
    pages: ['/page'],
    about: { fr: 'Une machine éteinte.', en: 'A machine that is switched off.' },
  },
];

/** Where a site that moves goes: an address of each hoster that takes newcomers. */
export const newHomes: Readonly<Record<string, string>> = {
  heberg: '192.0.2.81',
  nordhost: '198.51.100.81',
  far: '203.0.113.31',
};
