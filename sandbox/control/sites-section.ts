// The sites: what has become of each page, and the buttons that take it down or put it back.
import type { ControlWords } from './control-words.ts';
import { clock } from './frame.ts';
import { html, type Html } from './html.ts';
import { hosters } from '../hosters.ts';
import { newHomes, sites, type Site } from '../web/sites.ts';
import type { WorldParts } from '../world-parts.ts';

/** All sites as a table. */
export function sitesSection(parts: WorldParts, words: ControlWords): Html {
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
  const state = states.stateOf(site);
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
