/** Where "Quitter vite" leads: a page that anyone might have open, and that says nothing about the one who left. */
export const neutralPage = 'https://fr.wikipedia.org/';
