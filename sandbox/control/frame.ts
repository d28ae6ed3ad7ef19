// What every page of the control server has around it.
import type { ControlWords } from './control-words.ts';
import { html, type Html } from './html.ts';

/** A whole document around the main part. */
export function frame(words: ControlWords, main: Html): string {
  const { places } = words;
  const other = words.language === 'fr' ? { href: '/en/', language: 'en' } : { href: '/', language: 'fr' };
  return html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title} · Vigie</title>
        <link rel="stylesheet" href="/styles/tokens.css" />
        <link rel="stylesheet" href="/styles/mono.css" />
        <link rel="stylesheet" href="/control.css" />
      </head>
      <body>
        <header>
          <a class="name" href="${home(words)}">${words.title}</a>
          <nav aria-label="${words.title}">
            ${(['mail', 'sites', 'desks', 'names', 'traffic'] as const).map((place) => html`<a href="${home(words)}#${place}">${places[place]}</a>`)}
          </nav>
          <a href="${other.href}" lang="${other.language}" hreflang="${other.language}"
            >${words.otherLanguage}</a
          >
        </header>
        <main>${main}</main>
      </body>
    </html>`.markup;
}

/** What stands before the paths of a language. */
export function prefix(words: ControlWords): string {
  return words.language === 'fr' ? '' : '/en';
}

/** Where the page with the whole world is. */
export function home(words: ControlWords): string {
  return `${prefix(words)}/`;
}

/** The time of day, UTC. */
export function clock(at: Date): string {
  return at.toISOString().slice(11, 19);
}
