// Names and visits: what the resolver says, and who came by.
import type { ControlWords } from './control-words.ts';
import { clock } from './frame.ts';
import { html, type Html } from './html.ts';
import type { WorldParts } from '../world-parts.ts';

const shownVisits = 40;

/** What every name answers. */
export function namesSection({ zone, dns }: WorldParts, words: ControlWords): Html {
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

/** The newest requests, and what the way out refused. */
export function trafficSection({ hosts, refusals }: WorldParts, words: ControlWords): Html {
  const visits = hosts.visits.slice(-shownVisits).toReversed();
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
