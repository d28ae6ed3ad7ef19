import { defineProblems } from '#ground/problem';

const safe = { fr: 'Rien n’a été envoyé.', en: 'Nothing was sent.' };

export const problems = defineProblems({
  'INT-001': {
    status: 422,
    title: 'nothing to look at: neither locator nor comment',
    operator: { fr: 'Signalement vide.', en: 'Empty report.' },
    citizen: {
      fr: 'Il manque une adresse ou quelques mots. Dites-nous où, ou ce que vous avez vu.',
      en: 'An address or a few words are missing. Tell us where, or what you saw.',
    },
  },
  'INT-002': {
    status: 422,
    title: 'a locator cannot be read',
    operator: { fr: 'Adresse illisible.', en: 'Unreadable address.' },
    citizen: {
      fr: 'Nous ne reconnaissons pas d’adresse ici. Collez-la telle qu’elle est affichée, une par ligne.',
      en: 'We do not recognise an address here. Paste it as it is shown, one per line.',
    },
  },
  'INT-003': {
    status: 422,
    title: 'the end of the host is missing',
    operator: { fr: 'Adresse sans fin de domaine.', en: 'Address without the end of its domain.' },
    citizen: {
      fr: 'Il manque la fin de l’adresse, par exemple «\u202f.org\u202f».',
      en: 'The end of the address is missing, for example “.org”.',
    },
  },
  'INT-004': {
    status: 422,
    title: 'a locator of a kind that is not on a network',
    operator: { fr: 'Type d’adresse non pris en charge.', en: 'Unsupported kind of address.' },
    citizen: {
      fr: 'Cette sorte d’adresse n’existe que sur votre appareil. Donnez celle de la page, ou décrivez ce que vous avez vu.',
      en: 'This kind of address exists on your device only. Give the address of the page, or describe what you saw.',
    },
  },
  'INT-005': {
    status: 422,
    title: 'an onion address with a wrong checksum',
    operator: {
      fr: 'Adresse .onion incomplète ou mal recopiée.',
      en: 'Onion address incomplete or miscopied.',
    },
    citizen: {
      fr: 'Cette adresse .onion est incomplète ou mal recopiée\u202f: elle compte 56 caractères avant «\u202f.onion\u202f».',
      en: 'This .onion address is incomplete or miscopied: it has 56 characters before “.onion”.',
    },
  },
  'INT-006': {
    status: 422,
    title: 'a magnet link without a fingerprint',
    operator: { fr: 'Lien magnet incomplet.', en: 'Incomplete magnet link.' },
    citizen: {
      fr: 'Ce lien magnet est incomplet. Copiez-le en entier, de «\u202fmagnet:\u202f» jusqu’au bout.',
      en: 'This magnet link is incomplete. Copy all of it, from “magnet:” to the end.',
    },
  },
  'INT-007': {
    status: 422,
    title: 'too many locators in one report',
    operator: { fr: 'Trop d’adresses dans un signalement.', en: 'Too many addresses in one report.' },
    citizen: {
      fr: `Cinquante adresses au plus par signalement. ${safe.fr} Faites-en plusieurs.`,
      en: `Fifty addresses at most in one report. ${safe.en} Make several.`,
    },
  },
  'INT-008': {
    status: 422,
    title: 'an e-mail address that cannot be one',
    operator: { fr: 'Adresse électronique invalide.', en: 'Invalid e-mail address.' },
    citizen: {
      fr: 'Cette adresse électronique est incomplète, par exemple «\u202fprenom@example.org\u202f». Vous pouvez aussi ne rien mettre.',
      en: 'This e-mail address is incomplete; for example “name@example.org”. You may also leave it empty.',
    },
  },
  'INT-009': {
    status: 422,
    title: 'a text longer than the field',
    operator: { fr: 'Texte trop long.', en: 'Text too long.' },
    citizen: {
      fr: `Ce texte est trop long. ${safe.fr} Gardez l’essentiel, en 5\u00a0000 caractères.`,
      en: `This text is too long. ${safe.en} Keep what matters, in 5,000 characters.`,
    },
  },
  'INT-010': {
    status: 422,
    title: 'idempotency key used again for another report',
    operator: {
      fr: 'Clé d’idempotence déjà utilisée pour un autre envoi.',
      en: 'Idempotency key used for another report.',
    },
    citizen: {
      fr: 'Cet envoi a déjà été reçu sous une autre forme. Recommencez depuis la première page.',
      en: 'This was already received in another form. Start again from the first page.',
    },
  },
  'INT-011': {
    status: 422,
    title: 'an unknown category',
    operator: { fr: 'Catégorie inconnue.', en: 'Unknown category.' },
    citizen: {
      fr: 'Choisissez une réponse dans la liste, ou «\u202fje ne sais pas\u202f».',
      en: 'Choose an answer in the list, or “I do not know”.',
    },
  },
  'INT-013': {
    status: 422,
    title: 'a contact is read with a reason, or not at all',
    operator: {
      fr: 'Dites pourquoi vous avez besoin de ces coordonnées\u202f: la raison est gardée au journal.',
      en: 'Say why you need this contact: the reason is kept in the trail.',
    },
    citizen: { fr: 'Il manque une raison.', en: 'A reason is missing.' },
  },
  'INT-012': {
    status: 404,
    title: 'no report under this receipt',
    operator: { fr: 'Aucun signalement sous ce reçu.', en: 'No report under this receipt.' },
    citizen: {
      fr: 'Aucun signalement n’a ces six mots. Vérifiez l’ordre et l’orthographe.',
      en: 'No report has these six words. Check their order and spelling.',
    },
  },
});
