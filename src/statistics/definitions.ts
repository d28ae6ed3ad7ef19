/** How one figure is counted, in words that a journalist can check. */
export interface Definition {
  /** Stable for ever; a changed way of counting is a new version. */
  readonly id: string;
  readonly version: number;
  readonly title: { readonly fr: string; readonly en: string };
  readonly counted: { readonly fr: string; readonly en: string };
}

const define = (id: string, title: Definition['title'], counted: Definition['counted']): Definition => ({
  id,
  version: 1,
  title,
  counted,
});

/** One definition a figure; every page that prints a figure can print its definition beside it. */
export const definitions = {
  reports: define(
    'HOT-REC-01',
    { fr: 'Signalements reçus', en: 'Reports received' },
    {
      fr: 'Un signalement est un envoi d’une personne, d’un partenaire ou d’une hotline homologue, compté une fois, le jour de sa réception (heure de Paris), qu’il nomme une adresse, plusieurs ou aucune.',
      en: 'One report is one hand-in by a person, a partner or a peer hotline, counted once, on the day of its receipt (Paris time), whether it names one address, several or none.',
    },
  ),
  mentions: define(
    'HOT-REC-02',
    { fr: 'Adresses signalées', en: 'Addresses reported' },
    {
      fr: 'Somme des adresses nommées dans les signalements. La même adresse signalée par deux personnes compte deux fois.',
      en: 'Sum of the addresses named in reports. The same address reported by two people counts twice.',
    },
  ),
  dossiers: define(
    'HOT-REC-03',
    { fr: 'Adresses uniques', en: 'Distinct addresses' },
    {
      fr: 'Nombre de dossiers ouverts ou rejoints dans la période : un dossier par adresse, quel que soit le nombre de signalements.',
      en: 'Number of dossiers opened or joined in the period: one dossier an address, whatever the number of reports.',
    },
  ),
  channel: define(
    'HOT-REC-05',
    { fr: 'Par où l’on nous signale', en: 'How reports reach us' },
    {
      fr: 'Signalements reçus, selon la voie par laquelle ils sont arrivés.',
      en: 'Reports received, by the way in which they came.',
    },
  ),
  category: define(
    'HOT-REC-01-A',
    { fr: 'Ce que les personnes pensent signaler', en: 'What people think they report' },
    {
      fr: 'Signalements reçus, selon la catégorie choisie par la personne : ce n’est pas un jugement. « Je ne sais pas » est une réponse comme une autre.',
      en: 'Reports received, by the category that the person chose: this is no finding. "I do not know" is an answer like any other.',
    },
  ),
  infraction: define(
    'HOT-QUA-03',
    { fr: 'Infractions retenues', en: 'Infractions found' },
    {
      fr: 'Dossiers jugés illégaux dans la période, selon la dernière infraction retenue. Un dossier rejugé compte une fois, avec son dernier jugement.',
      en: 'Dossiers found illegal in the period, by the infraction last found. A dossier judged again counts once, with its last finding.',
    },
  ),
  findings: define(
    'HOT-QUA-02',
    { fr: 'Ce que deviennent les dossiers', en: 'What becomes of dossiers' },
    {
      fr: 'Dossiers dont le dernier jugement tombe dans la période : illégaux, légaux, hors de notre champ, introuvables, transmis. Un dossier compte une fois.',
      en: 'Dossiers whose last finding falls into the period: illegal, legal, outside our field, not found, passed on. A dossier counts once.',
    },
  ),
  noise: define(
    'HOT-QUA-05',
    { fr: 'Bruit', en: 'Noise' },
    {
      fr: 'Part des dossiers jugés légaux ou hors de notre champ, parmi ceux jugés illégaux, légaux ou hors de notre champ. Signaler à tort n’est pas une faute.',
      en: 'Share of dossiers found legal or outside our field, among those found illegal, legal or outside our field. To report in error is no fault.',
    },
  ),
  state: define(
    'HOT-QUA-10',
    { fr: 'Où en sont les dossiers', en: 'Where dossiers stand' },
    {
      fr: 'Dossiers ouverts dans la période, selon leur état à la fin de celle-ci.',
      en: 'Dossiers opened in the period, by their state at its end.',
    },
  ),
  country: define(
    'HOT-LOC-01',
    { fr: 'Pays d’hébergement', en: 'Hosting countries' },
    {
      fr: 'Dossiers jugés illégaux dans la période, selon le pays du dernier hébergement observé. « Inconnu » est compté, par exemple derrière un réseau de diffusion.',
      en: 'Dossiers found illegal in the period, by the country of the hosting last observed. "Unknown" is counted, for example behind a delivery network.',
    },
  ),
  removed: define(
    'HOT-REM-01',
    { fr: 'Retraits confirmés', en: 'Removals confirmed' },
    {
      fr: 'Dossiers dont plusieurs regards espacés, dans la période, ont confirmé qu’il n’y a plus rien à l’adresse.',
      en: 'Dossiers for which several spaced looks, in the period, confirmed that nothing is left at the address.',
    },
  ),
  removalDelay: define(
    'HOT-REM-03',
    { fr: 'Délai de retrait', en: 'Time to removal' },
    {
      fr: 'Du premier signalement au premier des regards qui n’ont plus rien trouvé, pour les retraits confirmés dans la période. Médiane : la moitié a duré moins. Neuf sur dix : neuf dixièmes ont duré moins. Jamais de moyenne.',
      en: 'From the first report to the first of the looks that found nothing left, for removals confirmed in the period. Median: half took less. Nine in ten: nine tenths took less. Never a mean.',
    },
  ),
  viewsAvoided: define(
    'HOT-HSH-02',
    { fr: 'Vues évitées', en: 'Views avoided' },
    {
      fr: 'Images que personne n’a eu à regarder : reconnues par leur empreinte, ou déjà connues d’un autre dossier.',
      en: 'Pictures that nobody had to look at: recognised by their fingerprint, or already known from another dossier.',
    },
  ),
  timeToFinding: define(
    'HOT-QUA-08',
    { fr: 'Délai de jugement', en: 'Time to finding' },
    {
      fr: 'De l’ouverture du dossier à son dernier jugement dans la période.',
      en: 'From the opening of the dossier to its last finding in the period.',
    },
  ),
  smallCells: define(
    'HOT-PUB-01',
    { fr: 'Petits nombres', en: 'Small numbers' },
    {
      fr: 'Dans les tableaux publics, de un à quatre cas s’écrivent « moins de 5 », et assez de cases voisines sont masquées pour que la soustraction ne les révèle pas. Les totaux sont exacts.',
      en: 'In public tables, one to four cases are written "fewer than 5", and enough neighbouring cells are hidden for subtraction not to reveal them. Totals are exact.',
    },
  ),
} as const satisfies Record<string, Definition>;

/** The figures that have a definition. */
export type FigureName = keyof typeof definitions;
