import type { NoticeFacts } from './notice-facts.ts';
import type { Wording } from './wording.ts';

const indent = '   ';

/** One language of the plain text twin. */
export function writeText(facts: NoticeFacts, say: Wording, language: 'fr' | 'en'): string {
  const { colon } = say;
  const addresses = facts.addresses.flatMap((address, index) => [
    `${index + 1}. ${address.defanged}`,
    ...(address.ip ? [`${indent}${say.labels.ip}${colon}${address.ip}`] : []),
    `${indent}${say.labels.infraction}${colon}${address.infraction[language]}`,
    ...(address.articleInWords[language]
      ? [`${indent}${say.labels.law}${colon}${address.articleInWords[language]}`]
      : []),
    `${indent}${say.labels.finding}${colon}${say.finding(address)}`,
    ...address.explanation[language].split('\n').map((line) => `${indent}${line}`.trimEnd()),
    '',
  ]);
  return [
    say.title,
    '',
    say.greeting,
    '',
    say.lead,
    '',
    say.ask,
    facts.answerUrl[language],
    say.validUntil,
    '',
    ...addresses,
    say.exactAddresses,
    '',
    `${say.pleaseDoNot}${colon}`.trimEnd(),
    ...say.doNots.map((line) => `- ${line}`),
    '',
    say.notifier,
    say.goodFaith,
    say.duties,
    '',
    say.farewell,
    '',
    say.footer,
  ].join('\n');
}
