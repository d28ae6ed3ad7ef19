import { defineProblems } from '#ground/problem';

const nothingHere = { fr: 'Cette page n’existe pas.', en: 'There is no such page.' };

export const problems = defineProblems({
  'KNO-001': {
    status: 404,
    title: 'no such item',
    operator: { fr: 'Cet élément n’existe pas.', en: 'There is no such item.' },
    citizen: nothingHere,
  },
  'KNO-002': {
    status: 403,
    title: 'a known item is never shown',
    operator: {
      fr: 'Cet élément est déjà connu : il n’est montré à personne. La liste qui le connaît est nommée à côté.',
      en: 'This item is already known: it is shown to nobody. The list that knows it is named beside it.',
    },
    citizen: nothingHere,
  },
  'KNO-003': {
    status: 502,
    title: 'the item could not be fetched now',
    operator: {
      fr: 'Cet élément ne répond pas en ce moment. Rien n’est perdu : réessayez, ou décidez sans le voir.',
      en: 'This item does not answer at the moment. Nothing is lost: try again, or decide without seeing it.',
    },
    citizen: nothingHere,
  },
  'KNO-004': {
    status: 415,
    title: 'the item is no picture that can be shown',
    operator: {
      fr: 'Cet élément n’est pas une image que nous savons montrer sans risque.',
      en: 'This item is not a picture that we can show without risk.',
    },
    citizen: nothingHere,
  },
});
