// The control page as HTML: what a newcomer sees of the simulated world.
import type { ControlWords } from './control-words.ts';
import { manners } from './abuse-desk.ts';
import { html, type Html } from './html.ts';
import { hosters } from './hosters.ts';
import type { Mail } from './mail-server.ts';
import { newHomes, sites, type Site } from './sites.ts';
import type { WorldParts } from './world-parts.ts';

const shownMails = 60;
const shownDeeds = 40;
const shownVisits = 40;

/** The whole world on one page. */
export function worldPage(parts: WorldParts, words: ControlWords): string {
  const online = sites.filter((site) => stateOf(parts, site) === 'online').length;
  const mails = parts.mail.mails();
  return frame(
    words,
    html`<h1>${words.head(online, mails.length)}</h1>
      <p class="lead">${words.lead}</p>
      ${mailSection(parts, words, mails)}${sitesSection(parts, words)}${desksSection(parts, words)}${namesSection(parts, words)}${trafficSection(parts, words)}`,
  );
}

/** One mail, as its reader would see it: plain text. */
export function mailPage(mail: Mail, words: ControlWords): string {
  const files = mail.attachments.map(
    ({ filename, type, content }) =>
      html`<h2>${filename}</h2>
        <pre>
${/^(text\/|application\/json)/.test(type) ? content.toString('utf8').slice(0, 20_000) : `${type}, ${content.length} B`}</pre>`,
  );
  return frame(
    words,
    html`<p><a href="${home(words)}#mail">${words.mail.back}</a></p>
      <h1>${mail.subject || words.mail.noSubject}</h1>
      <dl>
        <dt>${words.mail.from}</dt>
        <dd>${mail.from}</dd>
        <dt>${words.mail.to}</dt>
        <dd>${mail.to}</dd>
        <dt>${words.mail.at}</dt>
        <dd>${clock(mail.at)}</dd>
        <dt>Message-ID</dt>
        <dd class="mono">${mail.messageId}</dd>
      </dl>
      <pre class="letter">${mail.text}</pre>
      ${files.length > 0 && html`<section>${files}</section>`}`,
  );
}

/** A page that is not there. */
export function nothingPage(words: ControlWords): string {
  return frame(
    words,
    html`<h1>${words.notFound}</h1>
      <p><a href="${home(words)}">${words.mail.back}</a></p>`,
  );
}

export type SiteState = 'online' | 'partly' | 'removed' | 'off';

/** What has become of a site, in one word. */
export function stateOf({ states }: WorldParts, site: Site): SiteState {
  if (states.isOff(site)) return 'off';
  if (states.isRemoved(site, '*')) return 'removed';
  const removed = site.pages.filter((path) => states.isRemoved(site, path)).length;
  if (removed === site.pages.length) return 'removed';
  return states.removalsOf(site).length > 0 ? 'partly' : 'online';
}

function sitesSection(parts: WorldParts, words: ControlWords): Html {
  const rows = sites.map((site) => siteRow(parts, words, site));
  return html`<section id="sites">
    <h2>${words.sites.head}</h2>
    <p class="note">${words.sites.note}</p>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>${words.sites.site}</th>
            <th>${words.sites.pages}</th>
            <th>${words.sites.where}</th>
            <th>${words.sites.state}</th>
            <th>${words.sites.acts}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function siteRow(parts: WorldParts, words: ControlWords, site: Site): Html {
  const { states } = parts;
  const state = stateOf(parts, site);
  const hoster = hosters.find(({ id }) => id === states.hosterOf(site));
  const pages = site.pages.map((path) => {
    const removal = states.removalsOf(site).find((each) => each.path === path);
    const url = `https://${site.host}${path}`;
    return html`<li>
      <span class="mono">${url}</span>
      <a href="/look/${site.id}${path}" aria-label="${words.sites.look} ${url}">${words.sites.look}</a
      >${removal && html` <span class="done">${words.sites.removedBy} ${removal.by}, ${clock(removal.at)}</span>`}
    </li>`;
  });
  const act = (deed: string, label: string, extra?: Html): Html =>
    html`<form method="post" action="/sites/${site.id}/${deed}">
      ${extra}<button aria-label="${label} ${site.host}">${label}</button>
    </form>`;
  const somethingGone = states.removalsOf(site).length > 0;
  const homes = Object.keys(newHomes).filter((id) => id !== states.hosterOf(site));
  return html`<tr>
    <th scope="row">
      ${site.host}<span class="about">${site.about[words.language === 'fr' ? 'fr' : 'en']}</span>
    </th>
    <td>
      <ul>
        ${pages}
      </ul>
    </td>
    <td>
      ${hoster?.name}, ${hoster?.country}<br /><span class="mono">${states.addressesOf(site).join(' ')}</span>
    </td>
    <td><span class="state ${state}">${words.sites[state]}</span></td>
    <td class="acts">
      ${somethingGone ? act('restore', words.sites.restore) : act('remove', words.sites.remove)}
      ${state === 'off' ? act('on', words.sites.switchOn) : act('off', words.sites.switchOff)}
      ${
        site.id === 'demenage' &&
        act(
          'move',
          words.sites.move,
          html`<select name="hoster" aria-label="${words.desks.hoster}">
            ${homes.map((id) => html`<option>${id}</option>`)}
          </select>`,
        )
      }
    </td>
  </tr>`;
}

function mailSection({ mail }: WorldParts, words: ControlWords, mails: readonly Mail[]): Html {
  const rows = mails
    .slice(-shownMails)
    .reverse()
    .map(
      (each) =>
        html`<tr>
          <td>${clock(each.at)}</td>
          <td class="mono">${each.to}</td>
          <th scope="row">
            <a href="${prefix(words)}/courrier/${each.id}">${each.subject || words.mail.noSubject}</a
            >${each.repeat && html` <span class="about">${words.mail.again}</span>`}
          </th>
        </tr>`,
    );
  const faults = (Object.entries(words.mail.faults) as [string, string][]).map(
    ([value, label]) => html`<option value="${value}">${label}</option>`,
  );
  const standing = [...mail.faults].map(
    ([address, fault]) => html`<li><span class="mono">${address}</span> ${words.mail.faults[fault]}</li>`,
  );
  return html`<section id="mail">
    <h2>${words.mail.head}</h2>
    ${
      rows.length === 0
        ? html`<p class="note">${words.mail.none}</p>`
        : html`<div class="wide">
            <table>
              <thead>
                <tr>
                  <th>${words.mail.at}</th>
                  <th>${words.mail.to}</th>
                  <th>${words.mail.subject}</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>
          </div>`
    }
    <form method="post" action="/smtp" class="line">
      <span>${mail.down ? words.mail.isDown : words.mail.isUp}</span
      ><input type="hidden" name="down" value="${mail.down ? 'false' : 'true'}" /><button>
        ${mail.down ? words.mail.start : words.mail.stop}
      </button>
    </form>
    <form method="post" action="/smtp" class="line">
      <label
        >${words.mail.fail}
        <input name="address" type="email" placeholder="abuse@heberg.example" required /></label
      ><select name="fault" aria-label="${words.mail.fail}">
        ${faults}</select
      ><button>${words.mail.apply}</button>
    </form>
    ${
      standing.length > 0 &&
      html`<ul>
        ${standing}
      </ul>`
    }
  </section>`;
}

function desksSection({ desks }: WorldParts, words: ControlWords): Html {
  const rows = hosters.map((hoster) => {
    const options = manners.map(
      (manner) =>
        html`<option value="${manner}" ${manner === desks.mannerOf(hoster.id) && html` selected`}>
          ${words.desks.manners[manner]}
        </option>`,
    );
    return html`<tr>
      <th scope="row">
        ${hoster.name},
        ${hoster.country}${!hoster.approved && html`<span class="about">${words.desks.unapproved}</span>`}
      </th>
      <td class="mono">${hoster.abuseEmail}</td>
      <td>
        <form method="post" action="/desks/${hoster.id}">
          <select name="manner" aria-label="${words.desks.manner} ${hoster.name}">
            ${options}
          </select>
          <button aria-label="${words.desks.change} ${hoster.name}">${words.desks.change}</button>
        </form>
      </td>
    </tr>`;
  });
  const deeds = desks.deeds
    .slice(-shownDeeds)
    .reverse()
    .map(
      ({ at, hoster, deed, detail }) =>
        html`<li>
          <time>${clock(at)}</time> <b>${hoster}</b> ${words.desks.deeds[deed]}
          <span class="mono">${detail}</span>
        </li>`,
    );
  return html`<section id="desks">
    <h2>${words.desks.head}</h2>
    <p class="note">${words.desks.note(String(desks.delayMs / 1_000))}</p>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>${words.desks.hoster}</th>
            <th>${words.mail.address}</th>
            <th>${words.desks.manner}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <h3>${words.desks.log}</h3>
    ${
      deeds.length === 0
        ? html`<p class="note">${words.desks.none}</p>`
        : html`<ol class="log">
            ${deeds}
          </ol>`
    }
  </section>`;
}

function namesSection({ zone, dns }: WorldParts, words: ControlWords): Html {
  const rows = zone.names().map(
    ({ name, answers }) =>
      html`<tr>
        <th scope="row" class="mono">${name}</th>
        <td class="mono">${answers}</td>
      </tr>`,
  );
  return html`<section id="names">
    <h2>${words.names.head}</h2>
    <form method="post" action="/dns" class="line">
      <span>${dns.down ? words.names.isDown : words.names.isUp}</span
      ><input type="hidden" name="down" value="${dns.down ? 'false' : 'true'}" /><button>
        ${dns.down ? words.names.start : words.names.stop}
      </button>
    </form>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>${words.names.name}</th>
            <th>${words.names.answers}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function trafficSection({ hosts, refusals }: WorldParts, words: ControlWords): Html {
  const visits = hosts.visits.slice(-shownVisits).reverse();
  const rows = visits.map(
    ({ at, url }) =>
      html`<tr>
        <td>${clock(at)}</td>
        <td class="mono">${url}</td>
      </tr>`,
  );
  return html`<section id="traffic">
    <h2>${words.traffic.head}</h2>
    ${
      rows.length === 0
        ? html`<p class="note">${words.traffic.none}</p>`
        : html`<div class="wide">
            <table>
              <thead>
                <tr>
                  <th>${words.traffic.at}</th>
                  <th>${words.traffic.what}</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>
          </div>`
    }${
      refusals.length > 0 &&
      html`<h3>${words.traffic.refused}</h3>
        <ul>
          ${refusals.slice(-20).map((each) => html`<li class="mono">${each}</li>`)}
        </ul>`
    }
  </section>`;
}

function frame(words: ControlWords, main: Html): string {
  const { places } = words;
  const other = words.language === 'fr' ? { href: '/en/', language: 'en' } : { href: '/', language: 'fr' };
  return html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title} · Vigie</title>
        <link rel="stylesheet" href="/styles/tokens.css" />
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

function prefix(words: ControlWords): string {
  return words.language === 'fr' ? '' : '/en';
}

function home(words: ControlWords): string {
  return `${prefix(words)}/`;
}

function clock(at: Date): string {
  return at.toISOString().slice(11, 19);
}
