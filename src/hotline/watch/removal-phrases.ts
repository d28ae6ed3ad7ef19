/** How sites say that a page is gone while they answer 200. Folded text: lower case, no punctuation, single spaces. */
const phrases = [
  'page introuvable',
  'page non trouvée',
  'n existe pas',
  'n existe plus',
  'n est plus disponible',
  'n est plus en ligne',
  'a été supprimé',
  'a été supprimée',
  'a été retiré',
  'a été retirée',
  'contenu supprimé',
  'contenu retiré',
  'compte suspendu',
  'site suspendu',
  'page not found',
  'not found',
  'no longer available',
  'no longer exists',
  'does not exist',
  'has been removed',
  'was removed',
  'has been deleted',
  'was deleted',
  'file removed',
  'content removed',
  'account suspended',
  'account has been suspended',
  'this site has been suspended',
  'seite nicht gefunden',
  'nicht mehr verfügbar',
  'wurde entfernt',
  'wurde gelöscht',
  'página no encontrada',
  'ya no está disponible',
  'ha sido eliminado',
  'pagina non trovata',
  'è stato rimosso',
  'pagina niet gevonden',
  'is verwijderd',
];

const wordsOfANotice = 120;

/** Whether a page says that it is gone: one of the known phrases, and little else on the page. */
export function saysRemoved(page: {
  title: string | null;
  excerpt: string | null;
  wordCount: number | null;
}): boolean {
  if (page.wordCount === null || page.wordCount > wordsOfANotice) return false;
  const text = ` ${`${page.title ?? ''} ${page.excerpt ?? ''}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return phrases.some((phrase) => text.includes(` ${phrase} `));
}
