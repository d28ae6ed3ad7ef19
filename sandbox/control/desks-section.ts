// The abuse desks: their manners and what they did.
import type { ControlWords } from './control-words.ts';
import { manners } from '../mail/abuse-desk.ts';
import { clock } from './frame.ts';
import { hosters } from '../hosters.ts';
import { html, type Html } from './html.ts';
import type { WorldParts } from '../world-parts.ts';

const shownDeeds = 40;

/** All desks, and the log of their deeds. */
export function desksSection({ desks }: WorldParts, words: ControlWords): Html {
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
    .toReversed()
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
