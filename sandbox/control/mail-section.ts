// The mail that arrived, and the ways to break the mail server.
import type { ControlWords } from './control-words.ts';
import { clock, prefix } from './frame.ts';
import { html, type Html } from './html.ts';
import type { Mail } from '../mail/mail-server.ts';
import type { WorldParts } from '../world-parts.ts';

const shownMails = 60;

/** The newest mails, and what the mail server is told to do. */
export function mailSection({ mail }: WorldParts, words: ControlWords, mails: readonly Mail[]): Html {
  const rows = mails
    .slice(-shownMails)
    .toReversed()
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
