import type { NoticeFacts } from './notice-facts.ts';
import type { Wording } from './wording.ts';

// Mail programs drop style sheets and remote files: every value of the identity is written where it is used.
const ink = 'color:#12203F';
const second = 'color:#414D6B';
const third = 'color:#5F6984';
const face = "font-family:'Atkinson Hyperlegible Next',system-ui,-apple-system,'Segoe UI',sans-serif";
const display = "'Young Serif',Georgia,serif";
const mono = "font-family:'Atkinson Hyperlegible Mono',ui-monospace,Menlo,Consolas,monospace";

const mark =
  '<svg width="36" height="36" viewBox="0 0 48 48" aria-hidden="true" focusable="false">' +
  '<path fill="#F7F3EA" d="M2 9.5h11.7L24 33.8V46h-5.8Z"/><path fill="#A9B8DC" d="M46 9.5H34.3L24 33.8V46h5.8Z"/>' +
  '<circle fill="#F0A733" cx="24" cy="11.6" r="6.8"/></svg>';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character]!);
const lines = (text: string): string => text.split('\n').map(escape).join('<br>');

/** A sentence in the hoster's language; when that is French, English stands beside it as a second line. */
type Pair = (pick: (wording: Wording) => string) => { first: string; beside: string | null };

const paragraph = (pair: ReturnType<Pair>, top = 14): string =>
  `<p style="margin:${top}px 0 0;${ink}">${lines(pair.first)}</p>${
    pair.beside === null
      ? ''
      : `<p lang="en" style="margin:4px 0 0;${second};font-size:15px">${lines(pair.beside)}</p>`
  }`;

const row = (content: string, padding: string, more = ''): string =>
  `<tr><td style="padding:${padding};${face};font-size:17px;line-height:1.5;${more}">${content}</td></tr>`;

function addressRows(facts: NoticeFacts, pair: Pair): string {
  const both = (text: { fr: string; en: string }, tag: 'b' | 'span' = 'span'): string => {
    const main = `<${tag}>${lines(text[facts.language])}</${tag}>`;
    if (facts.language === 'en') return main;
    return `${main}<br><span lang="en" style="${second};font-size:15px">${lines(text.en)}</span>`;
  };
  return facts.addresses
    .map((address, index) => {
      const details = [
        ...(address.ip ? [`<span style="${mono};font-size:15px;${third}">${escape(address.ip)}</span>`] : []),
        both(address.infraction, 'b'),
        ...(address.article ? [both(address.articleInWords)] : []),
        both(address.explanation),
        (({ first, beside }) =>
          `<span style="${third};font-size:15px">${escape(first)}${
            beside === null ? '' : `<br><span lang="en">${escape(beside)}</span>`
          }</span>`)(
          pair((wording) => `${wording.labels.finding}${wording.colon}${wording.finding(address)}`),
        ),
      ];
      return (
        `<tr><td width="32" style="padding:10px 12px 10px 0;${third};vertical-align:top;border-top:1px solid #DCD5C4">${index + 1}</td>` +
        `<td style="padding:10px 0;${ink};border-top:1px solid #DCD5C4"><span style="${mono};font-size:16px;word-break:break-all">${escape(address.defanged)}</span><br>` +
        `${details.join('<br>')}</td></tr>`
      );
    })
    .join('');
}

/** The HTML twin: 640 px, night band, one lamp (the answer button), no remote image, no script. */
export function writeHtml(facts: NoticeFacts, wordings: { fr: Wording; en: Wording }): string {
  const main = wordings[facts.language];
  const pair: Pair = (pick) => ({
    first: pick(main),
    beside: facts.language === 'fr' ? pick(wordings.en) : null,
  });
  const title = pair((wording) => wording.title);
  const button = pair((wording) => wording.button);
  const label = button.beside === null ? button.first : `${button.first} / ${button.beside}`;
  const doNots = pair((wording) => wording.doNots.join('\n'));
  const list = (text: string): string =>
    `<ul style="margin:6px 0 0;padding-left:20px">${text
      .split('\n')
      .map((line) => `<li>${escape(line)}</li>`)
      .join('')}</ul>`;
  return [
    `<!doctype html><html lang="${facts.language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light"><title>${escape(main.subject)}</title></head>`,
    `<body style="margin:0;padding:32px 16px 48px;background:#E9E4D8"><table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;max-width:640px;margin:0 auto;background:#FFFFFF;border-collapse:collapse">`,
    `<tr><td style="background:#0D1831;padding:22px 32px;color:#F7F3EA"><table role="presentation"><tr><td style="padding-right:12px">${mark}</td><td style="color:#F7F3EA;font:400 24px/1 ${display}">Vigie</td></tr></table></td></tr>`,
    row(
      `<h1 style="margin:0;font:400 28px/1.2 ${display};${ink}">${escape(title.first)}</h1>${
        title.beside === null
          ? ''
          : `<p lang="en" style="margin:6px 0 0;${second}">${escape(title.beside)}</p>`
      }` +
        paragraph(pair((wording) => wording.greeting)) +
        paragraph(pair((wording) => wording.lead)) +
        paragraph(pair((wording) => wording.ask)),
      '34px 32px 8px',
    ),
    row(
      `<a href="${escape(facts.answerUrl[facts.language])}" style="display:inline-block;background:#F0A733;color:#12203F;font-weight:650;text-decoration:none;padding:14px 24px;border-radius:6px">${escape(label)}</a>` +
        `<p style="margin:10px 0 0;${third};font-size:14px;word-break:break-all">${escape(facts.answerUrl[facts.language])}</p>` +
        `<p style="margin:4px 0 0;${third};font-size:14px">${escape(main.validUntil)}</p>`,
      '16px 32px 8px',
    ),
    row(
      `<table role="presentation" style="border-top:2px solid #12203F;width:100%;border-collapse:collapse">${addressRows(facts, pair)}</table>`,
      '12px 32px',
    ),
    row(
      paragraph(
        pair((wording) => wording.exactAddresses),
        0,
      ) +
        `<p style="margin:18px 0 0;${ink}"><b>${escape(main.pleaseDoNot)}</b></p>` +
        `<div style="${ink}">${list(doNots.first)}</div>` +
        (doNots.beside === null
          ? ''
          : `<div lang="en" style="margin-top:10px;${second};font-size:15px">${escape(wordings.en.pleaseDoNot)}${list(doNots.beside)}</div>`),
      '10px 32px',
    ),
    row(
      paragraph(pair((wording) => wording.notifier)) +
        paragraph(pair((wording) => wording.goodFaith)) +
        paragraph(pair((wording) => wording.duties)) +
        `<p style="margin:16px 0 0;${second}">${escape(main.farewell)}</p>`,
      '4px 32px 30px',
    ),
    row(
      escape(main.footer) +
        (facts.language === 'fr' ? `<br><span lang="en">${escape(wordings.en.footer)}</span>` : ''),
      '18px 32px',
      `border-top:1px solid #DCD5C4;${third};font-size:14px;`,
    ),
    '</table></body></html>',
  ].join('\n');
}
