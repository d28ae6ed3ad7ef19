/** Small words that betray a language; enough to choose between the languages that hotlines of Europe meet most. */
const smallWords = {
  fr: 'le les des est une dans pour vous et sur pas avec du nous',
  en: 'the and of is to you with this for are on your not we',
  de: 'der die das und ist nicht mit auf ein eine von sie wir für',
  es: 'el los las una es por con para que del su como más y',
  it: 'il gli che di una per con sono della non questo è i nel',
  nl: 'de het een van niet met voor zijn op aan dat wij naar ook',
  pt: 'os uma não com para que do da em por mais você são ao',
};
const vocabularies = Object.entries(smallWords).map(([language, words]) => ({
  language,
  words: new Set(words.split(' ')),
}));

const wordsRead = 400;
const enough = 3;

/** Primary language subtag: what the page declares, else what its small words say, else null. */
export function languageOf(declared: string, text: string): string | null {
  const subtag = /^[a-z]{2,3}/.exec(declared.trim().toLowerCase())?.[0];
  if (subtag !== undefined) return subtag;
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .slice(0, wordsRead);
  const scores = vocabularies.map((known) => ({
    language: known.language,
    hits: words.filter((word) => known.words.has(word)).length,
  }));
  const best = scores.reduce((one, other) => (other.hits > one.hits ? other : one));
  const ties = scores.filter((score) => score.hits === best.hits).length;
  return best.hits >= enough && ties === 1 ? best.language : null;
}
