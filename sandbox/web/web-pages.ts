// What the web hosts say. Harmless words and shapes stand for what a report is about.
import { gzipSync } from 'node:zlib';
import { picturesOf } from './gallery.ts';
import { html, type Html } from '../control/html.ts';
import { picture, type PictureFormat } from './pictures.ts';
import { between, oneOf, seeded } from './seeded.ts';
import type { Site } from './sites.ts';

/** What a host answers: a whole body, or one of the trying ones that `web-hosts.ts` plays out. */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly play?: 'drip' | 'endless' | 'never' | 'late';
};

/** The page that a picture belongs to, so that both go together. */
export function pageOfPath(path: string): string {
  const picturePath = /^\/images\/p-(\d{1,4})-\d{1,2}\.(?:png|jpg|webp)$/.exec(path);
  if (picturePath) return `/galerie/${picturePath[1]}`;
  return path.startsWith('/d/') ? path.replace(/^\/d\/(\w{1,20})\.bin$/, '/f/$1') : path;
}

/** What the site says at this path while nothing has been removed. */
export async function pageAt(site: Site, path: string): Promise<Answer> {
  if (path === '/') return found(site, site.host, home(site));
  switch (site.kind) {
    case 'gallery':
      return galleryAt(site, path);
    case 'forum':
      return forumAt(site, path);
    case 'files':
      return filesAt(site, path);
    case 'redirects':
      return redirectAt(path) ?? absent(site);
    case 'members':
      return path.startsWith('/prive/') ? loginWall(site) : forumAt(site, path);
    case 'blocked':
      return unavailable(site);
    case 'slow':
      return slowAt(site, path);
    case 'endless':
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, play: 'endless' };
    case 'bomb':
      return bombAt(path);
    case 'off':
      return absent(site);
  }
}

/** What is left of a page once it has been taken down. */
export function removedPage(site: Site): Answer {
  switch (site.removedAs) {
    case 'gone':
      return page(site, 410, words(site, 'Page retirée', 'Page removed'), gone(site));
    case 'soft':
      return found(site, words(site, 'Page introuvable', 'Page not found'), gone(site));
    case 'legal':
      return unavailable(site);
    case 'login':
      return loginWall(site);
    case 'not-found':
      return absent(site);
  }
}

function galleryAt(site: Site, path: string): Answer | Promise<Answer> {
  const owner = site.picturesOf ?? site.id;
  const number = /^\/galerie\/(\d{1,4})$/.exec(path)?.[1];
  if (number !== undefined) {
    const pictures = picturesOf(owner, Number(number));
    const figures = pictures.map(
      ({ file }, index) =>
        html`<figure>
          <img src="../images/${file}" alt="" width="240" />
          <figcaption>${words(site, 'Forme', 'Shape')} ${index + 1}</figcaption>
        </figure>`,
    );
    const title = words(site, `Galerie ${number}`, `Gallery ${number}`);
    return found(
      site,
      title,
      html`<h1>${title}</h1>
        <p>${standIn(site)}</p>
        ${figures}`,
    );
  }
  const asked = /^\/images\/(p-(\d{1,4})-\d{1,2}\.(png|jpg|webp))$/.exec(path);
  const shown = asked ? picturesOf(owner, Number(asked[2])).find(({ file }) => file === asked[1]) : undefined;
  return shown ? pictureAnswer(shown.name, shown.format) : absent(site);
}

async function pictureAnswer(name: string, format: PictureFormat): Promise<Answer> {
  const type = format === 'jpg' ? 'image/jpeg' : `image/${format}`;
  return { status: 200, headers: { 'content-type': type }, body: await picture(name, format) };
}

function forumAt(site: Site, path: string): Answer {
  const number = /^\/sujet\/(\d{1,4})$/.exec(path)?.[1];
  if (number === undefined) return absent(site);
  const next = seeded(`forum ${site.id} ${number}`);
  const title = words(site, `Sujet ${number}`, `Topic ${number}`);
  const posts = Array.from({ length: between(next, 4, 7) }, (_, index) => {
    const sentences = Array.from({ length: 3 }, () => sentence(site, next));
    return html`<article>
      <h2>${words(site, 'Message', 'Post')} ${index + 1}</h2>
      <p>${sentences.join(' ')}</p>
    </article>`;
  });
  return found(
    site,
    title,
    html`<h1>${title}</h1>
      <p>${standIn(site)}</p>
      ${posts}`,
  );
}

function filesAt(site: Site, path: string): Answer {
  const name = /^\/(?:f\/(\w{1,20})|d\/(\w{1,20})\.bin)$/.exec(path);
  if (name?.[1] !== undefined) {
    const title = words(site, `Fichier ${name[1]}`, `File ${name[1]}`);
    return found(
      site,
      title,
      html`<h1>${title}</h1>
        <p>${standIn(site)}</p>
        <p><a href="../d/${name[1]}.bin" download>${words(site, 'Télécharger', 'Download')}</a> 64 kB</p>`,
    );
  }
  if (name?.[2] === undefined) return absent(site);
  const next = seeded(`file ${name[2]}`);
  const body = Buffer.from(Array.from({ length: 65_536 }, () => between(next, 0, 255)));
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
}

function redirectAt(path: string): Answer | undefined {
  const to = (location: string, status = 302): Answer => ({ status, headers: { location }, body: '' });
  if (path === '/g12') return to('https://court.example.net/galerie-12', 301);
  if (path === '/galerie-12') return to('https://galerie.example.org/galerie/12');
  if (path === '/boucle') return to('/boucle-2');
  if (path === '/boucle-2') return to('/boucle', 307);
  if (path === '/piege') return to('http://127.0.0.1/');
  if (path === '/metadata') return to('http://169.254.169.254/latest/meta-data/', 308);
  if (path === '/rebond') return to('http://rebond.test/');
  const left = Number(/^\/chaine\/(\d{1,3})$/.exec(path)?.[1] ?? Number.NaN);
  if (Number.isNaN(left)) return undefined;
  return left === 0 ? to('https://galerie.example.org/galerie/13') : to(`/chaine/${left - 1}`);
}

function slowAt(site: Site, path: string): Answer {
  const answer = found(
    site,
    words(site, 'Page lente', 'Slow page'),
    html`<h1>${words(site, 'Page lente', 'Slow page')}</h1>
      <p>${standIn(site)}</p>`,
  );
  if (path === '/lent') return { ...answer, play: 'late' };
  if (path === '/goutte') return { ...answer, play: 'drip' };
  return path === '/attente' ? { ...answer, play: 'never' } : absent(site);
}

// Members of a gzip stream may follow one another: sixteen times 16 MiB cost 260 kB on the wire and one compression.
let bomb: Buffer | undefined;
function bombAt(path: string): Answer {
  bomb ??= Buffer.concat(
    Array<Buffer>(16).fill(gzipSync(Buffer.alloc(16 * 1024 * 1024, 0x20), { level: 9 })),
  );
  const type = path.endsWith('.png') ? 'image/png' : 'text/html; charset=utf-8';
  return { status: 200, headers: { 'content-type': type, 'content-encoding': 'gzip' }, body: bomb };
}

function loginWall(site: Site): Answer {
  const title = words(site, 'Connexion', 'Sign in');
  return found(
    site,
    title,
    html`<h1>${title}</h1>
      <p>${words(site, 'Cette page est réservée aux membres.', 'This page is for members only.')}</p>
      <form method="post" action="/connexion">
        <label>${words(site, 'Nom', 'Name')} <input name="name" /></label>
        <label>${words(site, 'Mot de passe', 'Password')} <input type="password" name="password" /></label>
        <button>${title}</button>
      </form>`,
  );
}

function unavailable(site: Site): Answer {
  const title = words(site, 'Indisponible pour des raisons légales', 'Unavailable for legal reasons');
  return page(site, 451, title, html`<h1>${title}</h1>`);
}

function absent(site: Site): Answer {
  // A site with soft 404s has them everywhere: that is how a watch tells them, by asking for what cannot exist.
  if (site.removedAs === 'soft')
    return found(site, words(site, 'Page introuvable', 'Page not found'), gone(site));
  return page(
    site,
    404,
    '404',
    html`<h1>404</h1>
      <p>${words(site, 'Il n’y a rien ici.', 'There is nothing here.')}</p>`,
  );
}

function gone(site: Site): Html {
  return html`<h1>${words(site, 'Cette page n’existe plus', 'This page no longer exists')}</h1>
    <p>
      ${words(
        site,
        'Le contenu a été retiré par l’hébergeur.',
        'The content has been removed by the hoster.',
      )}
    </p>`;
}

function home(site: Site): Html {
  const links = site.pages.map((path) => html`<li><a href="${path}">${path}</a></li>`);
  return html`<h1>${site.host}</h1>
    <p>${site.about[site.language]}</p>
    <ul>
      ${links}
    </ul>`;
}

function found(site: Site, title: string, main: Html): Answer {
  return page(site, 200, title, main);
}

function page(site: Site, status: number, title: string, main: Html): Answer {
  const body = html`<!doctype html>
    <html lang="${site.language}">
      <head>
        <meta charset="utf-8" />
        <title>${title} · ${site.host}</title>
      </head>
      <body>
        <main>${main}</main>
        <footer>${words(site, 'Monde simulé de Vigie', 'Simulated world of Vigie')}</footer>
      </body>
    </html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: body.markup };
}

function standIn(site: Site): string {
  return words(
    site,
    'Page de démonstration : un contenu inoffensif tient ici lieu de ce qui est signalé.',
    'Demonstration page: harmless content stands here for what is reported.',
  );
}

function words(site: Site, fr: string, en: string): string {
  return site.language === 'fr' ? fr : en;
}

function sentence(site: Site, next: () => number): string {
  if (site.language === 'fr') {
    const who = oneOf(next, ['Le jardinier', 'La voisine', 'Un promeneur', 'Le facteur', 'La boulangère']);
    const deed = oneOf(next, [
      'arrose les tulipes',
      'répare un vélo',
      'compte les étoiles',
      'peint une barque',
      'range les outils',
    ]);
    return `${who} ${deed} ${oneOf(next, ['avant la pluie', 'près du canal', 'au petit matin', 'sans se presser', 'derrière la gare'])}.`;
  }
  const who = oneOf(next, ['The gardener', 'A neighbour', 'The postman', 'A walker', 'The baker']);
  const deed = oneOf(next, [
    'waters the tulips',
    'mends a bicycle',
    'counts the stars',
    'paints a boat',
    'sorts the tools',
  ]);
  return `${who} ${deed} ${oneOf(next, ['before the rain', 'by the canal', 'early in the morning', 'without haste', 'behind the station'])}.`;
}
