// The control page as HTML: what a newcomer sees of the simulated world.
import type { ControlWords } from './control-words.ts';
import { desksSection } from './desks-section.ts';
import { clock, frame, home } from './frame.ts';
import { html } from './html.ts';
import { mailSection } from './mail-section.ts';
import { namesSection, trafficSection } from './network-sections.ts';
import { sitesSection } from './sites-section.ts';
import type { Mail } from '../mail/mail-server.ts';
import { sites } from '../web/sites.ts';
import type { WorldParts } from '../world-parts.ts';

/** The whole world on one page. */
export function worldPage(parts: WorldParts, words: ControlWords): string {
  const online = sites.filter((site) => parts.states.stateOf(site) === 'online').length;
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
