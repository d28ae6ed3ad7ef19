import type { LetterParts } from './parts.ts';
import type { Language } from './words.ts';

/**
 * Mail readers know tables and inline styles, and little else: colours are those of the tokens, written out. No
 * remote picture, no font, no link but the text of one: nothing is fetched when the letter is opened. Readers that
 * drop the drawing still show the name.
 */
const ink = '#12203F';
const ink2 = '#414D6B';
const ink3 = '#5F6984';
const paper = '#FBF8F1';
const night = '#0D1831';
const onNight = '#F7F3EA';
const line = '#DCD5C4';
const display = "400 31px/1.15 'Young Serif',Georgia,serif";
const body = "400 17px/1.5 'Atkinson Hyperlegible Next',system-ui,sans-serif";

const mark =
  '<svg width="36" height="36" viewBox="0 0 48 48" aria-hidden="true" focusable="false">' +
  '<path fill="#F7F3EA" d="M2 9.5h11.7L24 33.8V46h-5.8Z"/><path fill="#A9B8DC" d="M46 9.5H34.3L24 33.8V46h5.8Z"/>' +
  '<circle fill="#F0A733" cx="24" cy="11.6" r="6.8"/></svg>';

/** Lays a letter out, 640 pixels wide: night band, sentence, log book, foot. */
export function layOutHtml(
  parts: LetterParts,
  { page, organisation, language }: { page: string; organisation: string; language: Language },
): string {
  const log = parts.log.map(
    ({ time, what, more }) =>
      `<tr><td width="88" style="padding:8px 16px 8px 0;white-space:nowrap;color:${ink3};vertical-align:top">${time ? escape(time) : '–'}</td>` +
      `<td style="padding:8px 0;color:${ink}">${time ? `<b>${escape(what)}</b>` : escape(what)}` +
      `${more ? `<br><span style="color:${ink2}">${escape(more)}</span>` : ''}</td></tr>`,
  );
  const paragraph = (html: string, colour = ink): string =>
    `<p style="margin:14px 0 0;color:${colour}">${html}</p>`;
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<meta name="color-scheme" content="light"><title>${escape(parts.subject)}</title></head>`,
    `<body style="margin:0;background:${paper}"><table role="presentation" cellpadding="0" cellspacing="0" align="center" style="width:100%;max-width:640px;margin:0 auto;background:#FFFFFF;font:${body}">`,
    `<tr><td style="background:${night};padding:22px 32px;color:${onNight}"><table role="presentation" cellpadding="0" cellspacing="0"><tr><td style="padding-right:12px">${mark}</td>` +
      `<td style="font:400 24px/1 'Young Serif',Georgia,serif;color:${onNight}">Vigie</td></tr></table></td></tr>`,
    `<tr><td style="padding:34px 32px 8px"><h1 style="margin:0;font:${display};color:${ink}">${escape(parts.heading)}</h1>`,
    paragraph(escape(parts.greeting)),
    ...parts.paragraphs.map((text) => paragraph(escape(text))),
    '</td></tr>',
    `<tr><td style="padding:12px 32px"><table role="presentation" cellpadding="0" cellspacing="0" style="border-top:2px solid ${ink};width:100%">${log.join('')}</table></td></tr>`,
    '<tr><td style="padding:10px 32px 30px">',
    paragraph(`${escape(parts.follow.before)}<b>${escape(page)}</b>${escape(parts.follow.after)}`),
    paragraph(escape(parts.thanks)),
    paragraph(`${escape(parts.signature)}<br>${escape(organisation)}`, ink2),
    '</td></tr>',
    `<tr><td style="padding:18px 32px;border-top:1px solid ${line};color:${ink3};font-size:14px">${escape(parts.footer)}</td></tr>`,
    '</table></body></html>',
    '',
  ].join('\n');
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/gu, (sign) => escapes[sign] ?? sign);
