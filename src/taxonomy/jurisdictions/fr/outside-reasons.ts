import type { OutsideReason } from '../../pack-schema.ts';

/** Why a report is not ours, and which door helps instead. Doors are named as of 2026 and await a check. */
export const outsideReasons: OutsideReason[] = [
  {
    id: 'outside.fraud',
    label: {
      fr: 'Escroquerie, faux site de vente, arnaque sentimentale',
      en: 'Scam, fake shop, romance scam',
    },
    doors: { fr: 'THESEE (service-public.fr), la police', en: 'THESEE (service-public.fr), the police' },
    iccamReasons: [1],
  },
  {
    id: 'outside.card',
    label: { fr: 'Usage frauduleux de carte bancaire', en: 'Card fraud' },
    doors: { fr: 'Perceval, votre banque', en: 'Perceval, your bank' },
    iccamReasons: [1],
  },
  {
    id: 'outside.phishing',
    label: { fr: 'Hameçonnage, pourriel électronique', en: 'Phishing, spam e-mail' },
    doors: { fr: 'Signal Spam, l’hébergeur, 17Cyber', en: 'Signal Spam, the hoster, 17Cyber' },
    iccamReasons: [1],
  },
  {
    id: 'outside.sms',
    label: { fr: 'SMS ou appel indésirable', en: 'Unwanted text or call' },
    doors: { fr: '33700', en: '33700' },
    iccamReasons: [1],
  },
  {
    id: 'outside.hacking',
    label: { fr: 'Piratage de compte, rançongiciel', en: 'Account hacking, ransomware' },
    doors: { fr: 'THESEE, 17Cyber, la police', en: 'THESEE, 17Cyber, the police' },
    iccamReasons: [1],
  },
  {
    id: 'outside.adult_blackmail',
    label: { fr: 'Chantage visant un majeur', en: 'Blackmail of an adult' },
    doors: {
      fr: 'THESEE (chantage en ligne), la police ; nous, si des images intimes sont publiées',
      en: 'THESEE (online blackmail), the police; us, once intimate images are published',
    },
    iccamReasons: [1],
  },
  {
    id: 'outside.identity',
    label: { fr: 'Usurpation d’identité', en: 'Identity theft' },
    doors: { fr: 'La plateforme, la police', en: 'The platform, the police' },
    iccamReasons: [1],
  },
  {
    id: 'outside.data',
    label: {
      fr: 'Données personnelles, droit à l’effacement, droit à l’oubli',
      en: 'Personal data, erasure, right to be forgotten',
    },
    doors: { fr: 'Le responsable du traitement, puis la CNIL', en: 'The controller, then CNIL' },
    iccamReasons: [1],
  },
  {
    id: 'outside.consumer',
    label: {
      fr: 'Litige de consommation, produit dangereux, publicité trompeuse',
      en: 'Consumer dispute, unsafe product, misleading advertising',
    },
    doors: { fr: 'SignalConso, DDPP, DGCCRF', en: 'SignalConso, DDPP, DGCCRF' },
    iccamReasons: [1],
  },
  {
    id: 'outside.ip',
    label: { fr: 'Droit d’auteur, marque, contrefaçon', en: 'Copyright, trade mark, counterfeit' },
    doors: {
      fr: 'Le titulaire des droits, l’Arcom (flux), la douane',
      en: 'The right holder, Arcom (streaming), customs',
    },
    iccamReasons: [1],
  },
  {
    id: 'outside.private_speech',
    label: {
      fr: 'Injure ou diffamation visant une personne, sans critère protégé',
      en: 'Insult or defamation of a person, no protected ground',
    },
    doors: {
      fr: 'La personne visée : plainte dans les trois mois. PHAROS ne prend pas ces cas.',
      en: 'The person concerned: complaint within three months. PHAROS does not take these.',
    },
    iccamReasons: [1],
  },
  {
    id: 'outside.non_public_hate',
    label: { fr: 'Propos haineux non publics', en: 'Non-public hateful words' },
    doors: {
      fr: 'Plainte à la police (contravention de la cinquième classe)',
      en: 'Police complaint (fifth-class petty offence)',
    },
    iccamReasons: [1],
  },
  {
    id: 'outside.threat',
    label: { fr: 'Menace individuelle', en: 'Individual threat' },
    doors: {
      fr: 'Le 17 si c’est imminent, la police, PHAROS si c’est public',
      en: '17 if imminent, the police, PHAROS if public',
    },
    iccamReasons: [1],
  },
  {
    id: 'outside.drugs',
    label: { fr: 'Vente ou offre de stupéfiants en ligne', en: 'Online sale of drugs' },
    doors: { fr: 'PHAROS', en: 'PHAROS' },
    iccamReasons: [1],
  },
  {
    id: 'outside.arms',
    label: { fr: 'Trafic d’armes', en: 'Arms trade' },
    doors: { fr: 'PHAROS', en: 'PHAROS' },
    iccamReasons: [1],
  },
  {
    id: 'outside.animal',
    label: { fr: 'Actes de cruauté envers un animal', en: 'Cruelty to animals' },
    doors: { fr: 'PHAROS', en: 'PHAROS' },
    iccamReasons: [1],
  },
  {
    id: 'outside.gambling',
    label: { fr: 'Jeux d’argent, paris illégaux', en: 'Illegal gambling' },
    doors: { fr: 'ANJ', en: 'ANJ' },
    iccamReasons: [1],
  },
  {
    id: 'outside.finance',
    label: { fr: 'Offre financière frauduleuse', en: 'Fraudulent financial offer' },
    doors: { fr: 'AMF, ACPR, THESEE', en: 'AMF, ACPR, THESEE' },
    iccamReasons: [1],
  },
  {
    id: 'outside.health',
    label: { fr: 'Faux médicament, exercice illégal', en: 'Fake medicine, illegal practice' },
    doors: { fr: 'ANSM, ARS', en: 'ANSM, ARS' },
    iccamReasons: [1],
  },
  {
    id: 'outside.info',
    label: { fr: 'Fausse information, campagne électorale', en: 'Disinformation, elections' },
    doors: { fr: 'La plateforme, l’Arcom', en: 'The platform, Arcom' },
    iccamReasons: [1],
  },
  {
    id: 'outside.child_offline',
    label: { fr: 'Enfant en danger hors ligne', en: 'Child in danger offline' },
    doors: { fr: '119, 17', en: '119, 17' },
    iccamReasons: [],
  },
  {
    id: 'outside.distress',
    label: { fr: 'Détresse, idées suicidaires', en: 'Distress, suicidal thoughts' },
    doors: { fr: '3114, 15, 112', en: '3114, 15, 112' },
    iccamReasons: [],
  },
  {
    id: 'outside.adult_violence',
    label: {
      fr: 'Violences conjugales ou sexuelles sur majeur',
      en: 'Partner or sexual violence on an adult',
    },
    doors: { fr: '3919, 17, 116 006', en: '3919, 17, 116 006' },
    iccamReasons: [],
  },
  {
    id: 'outside.adult_legal',
    label: {
      fr: 'Pornographie adulte légale avec contrôle d’âge',
      en: 'Legal adult pornography with age check',
    },
    doors: { fr: 'Aucune : expliquer', en: 'None: explain' },
    iccamReasons: [14],
  },
  {
    id: 'outside.shock_legal',
    label: { fr: 'Contenu choquant mais légal', en: 'Shocking but legal' },
    doors: { fr: 'Les règles de la plateforme : expliquer', en: 'The platform’s rules: explain' },
    iccamReasons: [16],
  },
  {
    id: 'outside.not_found',
    label: { fr: 'Introuvable, erreur 404, lien expiré', en: 'Not found, 404, expired link' },
    doors: { fr: 'Aucune : nous regarderons plus tard', en: 'None: we look again later' },
    iccamReasons: [2, 8, 9],
  },
  {
    id: 'outside.removed',
    label: { fr: 'Retiré avant analyse', en: 'Removed before assessment' },
    doors: { fr: 'Aucune', en: 'None' },
    iccamReasons: [13],
  },
  {
    id: 'outside.inaccessible',
    label: {
      fr: 'Mot de passe, compte, abonnement, géoblocage',
      en: 'Password, account, subscription, geo-block',
    },
    doors: { fr: 'Demander au signalant', en: 'Ask the reporter' },
    iccamReasons: [4, 5, 6, 7, 11],
  },
  {
    id: 'outside.duplicate',
    label: { fr: 'Déjà traité', en: 'Duplicate' },
    doors: { fr: 'Rattacher au dossier et compter', en: 'Attach to the dossier and count' },
    iccamReasons: [],
  },
  {
    id: 'outside.insufficient',
    label: { fr: 'Informations insuffisantes', en: 'Not enough information' },
    doors: { fr: 'Demander au signalant', en: 'Ask the reporter' },
    iccamReasons: [1],
  },
  {
    id: 'outside.test',
    label: { fr: 'Test ou abus du formulaire', en: 'Test or misuse of the form' },
    doors: { fr: 'Aucune', en: 'None' },
    iccamReasons: [1],
  },
  {
    id: 'outside.other_law',
    label: { fr: 'Illégal ailleurs, sans lien avec la France', en: 'Illegal elsewhere, no link with France' },
    doors: { fr: 'Hotline homologue ou autorité étrangère', en: 'Peer hotline or foreign authority' },
    iccamReasons: [1],
  },
];
