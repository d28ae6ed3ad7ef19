import type { AddressFacts, NoticeFacts } from './notice-facts.ts';

/** Everything the letter says, in one language. */
export interface Wording {
  /** What stands between a label and its value. */
  colon: string;
  subject: string;
  title: string;
  greeting: string;
  lead: string;
  ask: string;
  button: string;
  validUntil: string;
  labels: { ip: string; infraction: string; law: string; finding: string };
  finding(address: AddressFacts): string;
  exactAddresses: string;
  pleaseDoNot: string;
  doNots: readonly string[];
  notifier: string;
  goodFaith: string;
  duties: string;
  farewell: string;
  footer: string;
}

const inWords = {
  fr: ['', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf', 'Dix'],
  en: ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'],
} as const;

const counted = (count: number, language: 'fr' | 'en'): string =>
  inWords[language][count] ?? new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB').format(count);

const day = (date: Date, language: 'fr' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  }).format(date);

const hour = (date: Date, language: 'fr' | 'en'): string => {
  const text = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: language === 'fr' ? 'Europe/Paris' : 'UTC',
  }).format(date);
  return language === 'fr' ? `${text.replace(':', '\u00a0h\u00a0')} (heure de Paris)` : `${text} UTC`;
};

/** French wording; real typography, no alarm, one idea a sentence. */
export function french(facts: NoticeFacts): Wording {
  const many = facts.addresses.length > 1;
  const addresses = `${counted(facts.addresses.length, 'fr')} ${many ? 'adresses' : 'adresse'}`;
  const what = many ? 'elles' : 'elle';
  const reminder = facts.remindsOf
    ? `Nous vous avons écrit le ${day(facts.remindsOf, 'fr')}, et ${
        many ? 'ces adresses attendent encore une réponse' : 'cette adresse attend encore une réponse'
      }. Ce rappel est le seul. `
    : '';
  return {
    colon: '\u00a0: ',
    subject: `${facts.remindsOf ? 'Rappel de la notification' : 'Notification'} ${facts.reference}\u00a0: ${addresses.toLowerCase()} chez vous`,
    title: `${addresses} chez vous. ${many ? 'Que sont-elles devenues' : 'Qu’est-elle devenue'}\u202f?`,
    greeting: 'Bonjour,',
    lead: `${reminder}${
      many
        ? `Un juriste de notre service a jugé illégal ce que montrent ${addresses.toLowerCase()} hébergées chez ${facts.hosterName}.`
        : `Un juriste de notre service a jugé illégal ce que montre une adresse hébergée chez ${facts.hosterName}.`
    } Ceci est une notification au sens de l’article\u00a016 du règlement (UE) 2022/2065.`,
    ask: `Dites-nous ce qu’${many ? what + ' sont devenues' : what + ' est devenue'}. Ni compte, ni mot de passe\u00a0: ce lien est signé pour vous.`,
    button: 'Répondre',
    validUntil: `Lien valable jusqu’au ${day(facts.validUntil, 'fr')}.`,
    labels: { ip: 'Adresse IP', infraction: 'Infraction', law: 'Texte', finding: 'Constat' },
    finding: (address) =>
      `${day(address.decidedAt, 'fr')}, ${hour(address.decidedAt, 'fr')}${
        address.secondRead ? '. Un second juriste a confirmé.' : '.'
      }`,
    exactAddresses: many
      ? 'Dans ce courriel, les adresses sont neutralisées pour ne pas être ouvertes par mégarde. Leur forme exacte est dans les fichiers joints, un par adresse, au format X-ARF\u00a04. Aucune image n’est jointe.'
      : 'Dans ce courriel, l’adresse est neutralisée pour ne pas être ouverte par mégarde. Sa forme exacte est dans le fichier joint xarf.json, au format X-ARF\u00a04. Aucune image n’est jointe.',
    pleaseDoNot: 'Merci de ne pas',
    doNots: [
      `rediffuser ${many ? 'les adresses' : 'l’adresse'}, même en interne, plus qu’il ne faut`,
      'prévenir le client avant le retrait',
      'effacer les journaux de connexion\u00a0: la police peut vous les demander',
    ],
    notifier: facts.namesNotifier
      ? `Qui notifie\u00a0: ${facts.service.name}, ${facts.service.email}.`
      : `L’article\u00a016, paragraphe\u00a02, point\u00a0c), dispense de nommer l’auteur d’une notification pour ces infractions. ${facts.service.name} reste joignable en répondant à ce courriel.`,
    goodFaith:
      'Nous déclarons de bonne foi que les informations et les affirmations de cette notification sont exactes et complètes.',
    duties:
      'L’article\u00a016 vous demande d’accuser réception, de décider sans tarder et avec soin, puis de nous dire votre décision et les recours possibles.',
    farewell: `L’équipe de ${facts.service.name}`,
    footer: `Référence ${facts.reference}. Ce courriel a été envoyé par une machine après la décision d’une personne. Une réponse par courriel est lue aussi.`,
  };
}

/** English wording; stands alone for foreign hosters, and beside French for the others. */
export function english(facts: NoticeFacts): Wording {
  const many = facts.addresses.length > 1;
  const addresses = `${counted(facts.addresses.length, 'en')} ${many ? 'addresses' : 'address'}`;
  const reminder = facts.remindsOf
    ? `We wrote to you on ${day(facts.remindsOf, 'en')}, and ${
        many ? 'these addresses still await an answer' : 'this address still awaits an answer'
      }. This is the only reminder. `
    : '';
  return {
    colon: ': ',
    subject: `${facts.remindsOf ? 'Reminder of notice' : 'Notice'} ${facts.reference}: ${addresses.toLowerCase()} on your network`,
    title: `${addresses} on your network. What became of ${many ? 'them' : 'it'}?`,
    greeting: 'Hello,',
    lead: `${reminder}${
      many
        ? `A legal analyst of our service found illegal what ${addresses.toLowerCase()} hosted by ${facts.hosterName} show.`
        : `A legal analyst of our service found illegal what one address hosted by ${facts.hosterName} shows.`
    } This is a notice under Article\u00a016 of Regulation (EU) 2022/2065.`,
    ask: `Tell us what became of ${many ? 'them' : 'it'}. No account, no password: this link is signed for you.`,
    button: 'Answer',
    validUntil: `The link is valid until ${day(facts.validUntil, 'en')}.`,
    labels: { ip: 'IP address', infraction: 'Offence', law: 'Law', finding: 'Found' },
    finding: (address) =>
      `${day(address.decidedAt, 'en')}, ${hour(address.decidedAt, 'en')}${
        address.secondRead ? '. A second analyst confirmed it.' : '.'
      }`,
    exactAddresses: many
      ? 'In this message the addresses are defanged, so that nobody opens them by mistake. Their exact form is in the attached files, one for each address, in X-ARF\u00a04. No picture is attached.'
      : 'In this message the address is defanged, so that nobody opens it by mistake. Its exact form is in the attached file xarf.json, in X-ARF\u00a04. No picture is attached.',
    pleaseDoNot: 'Please do not',
    doNots: [
      `pass the ${many ? 'addresses' : 'address'} on, even inside your house, more than is needed`,
      'warn the customer before the removal',
      'erase connection logs: the police may ask you for them',
    ],
    notifier: facts.namesNotifier
      ? `Who notifies: ${facts.service.name}, ${facts.service.email}.`
      : `Article\u00a016(2)(c) does not require a notice about these offences to name its author. ${facts.service.name} can be reached by replying to this message.`,
    goodFaith:
      'We declare in good faith that the information and allegations in this notice are accurate and complete.',
    duties:
      'Article\u00a016 asks you to confirm receipt, to decide diligently and without delay, and to tell us your decision and the possible redress.',
    farewell: `The ${facts.service.name} team`,
    footer: `Reference ${facts.reference}. This message was sent by a machine after a person decided. A reply by e-mail is read too.`,
  };
}
