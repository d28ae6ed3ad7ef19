import { channels, countryName, infraction, publicCategories } from '#taxonomy';

/** The dimensions whose codes have names in the taxonomy; states are named by the screens. */
export type Dimension = 'channel' | 'category' | 'infraction' | 'country';

const unknown = { fr: 'Inconnu', en: 'Unknown' };
const notSaid = { fr: 'Je ne sais pas', en: 'I do not know' };

/** The name of a table's row; a code that the taxonomy does not know is shown as it is. */
export function labelOf(dimension: Dimension, code: string, language: 'fr' | 'en'): string {
  if (code === 'unknown') return (dimension === 'category' ? notSaid : unknown)[language];
  switch (dimension) {
    case 'channel':
      return channels.find((channel) => channel.code === code)?.label[language] ?? code;
    case 'category': {
      const offered = publicCategories.find(({ id }) => id === code)?.label[language];
      return offered ?? infraction(code)?.short[language] ?? code;
    }
    case 'infraction':
      return infraction(code)?.short[language] ?? code;
    case 'country':
      return countryName(code, language) ?? code;
    default:
      return dimension satisfies never;
  }
}
