import type { Category } from '../../../pack-schema.ts';

export const outside: Category = {
  code: 'outside',
  lawName: { fr: 'Hors compétence', en: 'Outside competence' },
  severity: 1,
  raisedBy: [],
  articles: [],
  elements: [],
  rules: [],
  routing: {
    policeFirst: 'g.danger',
    doors: [],
    notifier: 'service',
    needsVictimAgreement: false,
    calendar: 'respects',
    clocks: [],
    secondReaderFor: [],
  },
  police: null,
  guidance: {
    fr: 'Choisir un motif et indiquer la bonne porte.',
    en: 'Pick a reason and point to the right door.',
  },
};
