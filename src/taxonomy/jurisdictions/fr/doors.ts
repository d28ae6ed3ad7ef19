import type { Door } from '../../pack-schema.ts';

const door = (
  id: string,
  type: Door['type'],
  status: Door['status'],
  name: [fr: string, en: string],
  takes: [fr: string, en: string],
): Door => ({ id, type, status, name: { fr: name[0], en: name[1] }, takes: { fr: takes[0], en: takes[1] } });

/** Who receives what. Contact details belong to the operator's registry of recipients, not to the law. */
export const doors: Door[] = [
  door(
    'emergency',
    'emergency',
    'confirmed',
    ['17, 112, 15, 18, et 114 par SMS', '17, 112, 15, 18, and 114 by text'],
    ['Le danger immédiat', 'Immediate danger'],
  ),
  door(
    'pharos',
    'police',
    'confirmed',
    ['PHAROS', 'PHAROS'],
    [
      'Les contenus publics : danger pour autrui, terrorisme, menaces, mineurs, discrimination, stupéfiants, armes, cruauté envers un animal, provocations. Pas les messages privés.',
      'Public content: danger to others, terrorism, threats, minors, discrimination, drugs, arms, cruelty to animals, incitement. Not private messages.',
    ],
  ),
  door(
    'ofac',
    'police',
    'confirmed',
    ['OFAC', 'OFAC'],
    [
      'Émet les demandes LCEN 6-1 et les injonctions TCO ; n’est pas une porte publique',
      'Issues LCEN 6-1 requests and TCO orders; not a public door',
    ],
  ),
  door(
    'complaint',
    'police',
    'confirmed',
    ['Plainte à la police ou à la gendarmerie', 'Complaint to the police'],
    ['La personne visée ou son représentant', 'The person concerned or their representative'],
  ),
  door(
    'arcom',
    'regulator',
    'confirmed',
    ['Arcom', 'Arcom'],
    [
      'Vérification de l’âge, signaleurs de confiance, contrôle des demandes LCEN 6-1',
      'Age verification, trusted flaggers, control of LCEN 6-1 requests',
    ],
  ),
  door(
    'inhope',
    'hotline',
    'confirmed',
    ['Hotline homologue (INHOPE)', 'Peer hotline (INHOPE)'],
    [
      'Les violences sexuelles sur mineurs hébergées à l’étranger',
      'Child sexual abuse material hosted abroad',
    ],
  ),
  door(
    'hoster',
    'hoster',
    'confirmed',
    ['Hébergeur', 'Hoster'],
    [
      'Tout contenu illégal (règlement 2022/2065, art. 16)',
      'All illegal content (Regulation 2022/2065, art. 16)',
    ],
  ),
  door(
    'platform',
    'platform',
    'confirmed',
    ['Plateforme', 'Platform'],
    [
      'Tout contenu illégal ; voie prioritaire du signaleur de confiance (art. 22)',
      'All illegal content; priority lane of the trusted flagger (art. 22)',
    ],
  ),
  door(
    'search-engines',
    'platform',
    'verify',
    ['Moteurs de recherche', 'Search engines'],
    ['Déréférencement', 'Delisting'],
  ),
  door(
    '3018',
    'helpline',
    'confirmed',
    ['3018', '3018'],
    [
      'Jeunes victimes de violences numériques, et leurs parents',
      'Young victims of digital violence, and their parents',
    ],
  ),
  door(
    '119',
    'helpline',
    'confirmed',
    ['119', '119'],
    [
      'Enfant en danger, jour et nuit, gratuit, confidentiel',
      'Child in danger, day and night, free, confidential',
    ],
  ),
  door('3114', 'helpline', 'verify', ['3114', '3114'], ['Prévention du suicide', 'Suicide prevention']),
  door(
    'own-images',
    'other',
    'verify',
    ['Take It Down (mineurs), StopNCII (majeurs)', 'Take It Down (minors), StopNCII (adults)'],
    ['Empreintes faites sur l’appareil de la victime', 'Fingerprints made on the victim’s own device'],
  ),
  door(
    'thesee',
    'police',
    'confirmed',
    ['THESEE (service-public.fr)', 'THESEE (service-public.fr)'],
    [
      'Escroqueries en ligne, piratage, chantage en ligne, rançongiciel, faux sites',
      'Online scams, hacking, online blackmail, ransomware, fake shops',
    ],
  ),
  door('cnil', 'regulator', 'verify', ['CNIL', 'CNIL'], ['Données personnelles', 'Personal data']),
];
