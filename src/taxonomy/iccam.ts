import type { Code } from './code-list.ts';

/**
 * The axes of the INHOPE exchange (ICCAM), to be checked against a member's access. A live connection reads the
 * ids from the reference endpoints when it starts; these lists serve the simulator, the forms and the tests.
 */
export type IccamCode = Code & { readonly id: number };

const entry = (id: number, code: string, fr: string, en: string): IccamCode => ({
  id,
  code,
  label: { fr, en },
});

const yesNo = [entry(0, 'no', 'Non', 'No'), entry(1, 'yes', 'Oui', 'Yes')];

export const iccamAxes = {
  classification: [
    entry(1, 'baseline', 'Socle international', 'Baseline'),
    entry(2, 'national', 'Droit national', 'National'),
    entry(3, 'doubtful', 'Douteux (version 2 seulement)', 'Doubtful (version 2 only)'),
    entry(4, 'ignore', 'Écarté', 'Ignore'),
  ],
  age: [
    entry(1, 'undetermined', 'Non déterminé', 'Not determined'),
    entry(2, 'infant', 'Très jeune enfant', 'Infant'),
    entry(3, 'prepubescent', 'Prépubère', 'Pre-pubescent'),
    entry(4, 'pubescent', 'Pubère', 'Pubescent'),
  ],
  gender: [
    entry(1, 'undetermined', 'Non déterminé', 'Not determined'),
    entry(2, 'female', 'Fille', 'Female'),
    entry(3, 'male', 'Garçon', 'Male'),
    entry(4, 'both', 'Les deux', 'Both'),
  ],
  virtual: yesNo,
  userGenerated: yesNo,
  childModelling: yesNo,
  commerciality: [
    entry(1, 'undetermined', 'Non déterminé', 'Not determined'),
    entry(2, 'commercial', 'Commercial', 'Commercial'),
    entry(3, 'non-commercial', 'Non commercial', 'Non-commercial'),
  ],
  payment: [
    entry(1, 'undetermined', 'Non déterminé', 'Not determined'),
    entry(2, 'amex', 'American Express', 'American Express'),
    entry(3, 'diners', 'Diners Club', 'Diners Club'),
    entry(4, 'mastercard', 'Mastercard', 'Mastercard'),
    entry(5, 'paypal', 'PayPal', 'PayPal'),
    entry(6, 'visa', 'Visa', 'Visa'),
    entry(7, 'western-union', 'Western Union', 'Western Union'),
    entry(8, 'other', 'Autre', 'Other'),
    entry(9, 'none', 'Aucun', 'None'),
    entry(10, 'sms', 'SMS', 'Text message'),
    entry(11, 'email', 'Courriel', 'E-mail'),
    entry(12, 'liberty-reserve', 'Liberty Reserve', 'Liberty Reserve'),
    entry(13, 'bitcoin', 'Bitcoin', 'Bitcoin'),
  ],
  contentTypeV2: [
    entry(0, 'image', 'Image', 'Image'),
    entry(1, 'video', 'Vidéo', 'Video'),
    entry(2, 'link', 'Lien', 'Link'),
    entry(3, 'container', 'Archive', 'Container'),
    entry(4, 'other', 'Autre', 'Other'),
    entry(5, 'text', 'Texte', 'Text'),
  ],
  contentTypeV3: [entry(1, 'media', 'Média', 'Media'), entry(2, 'website', 'Site', 'Website')],
  actionV2: [
    entry(1, 'reported-to-police', 'Transmis à la police', 'Reported to law enforcement'),
    entry(2, 'reported-to-hoster', 'Notifié à l’hébergeur', 'Reported to the provider'),
    entry(3, 'removed', 'Retiré', 'Content removed'),
    entry(4, 'unavailable', 'Indisponible', 'Content unavailable'),
    entry(5, 'moved', 'Déplacé', 'Moved'),
    entry(7, 'not-illegal', 'Pas illégal', 'Not illegal'),
  ],
  /** "Moved" is no action in version 3: it is a new hosting and a change of the assigned country. */
  actionV3: [
    entry(1, 'reported-to-police', 'Transmis à la police', 'Reported to law enforcement'),
    entry(2, 'reported-to-hoster', 'Notifié à l’hébergeur', 'Reported to the provider'),
    entry(3, 'removed', 'Retiré', 'Content removed'),
    entry(4, 'unavailable', 'Indisponible', 'Content unavailable'),
    entry(6, 'not-illegal', 'Pas illégal', 'Not illegal'),
  ],
  reason: [
    entry(1, 'other', 'Autre', 'Other'),
    entry(2, 'not-found', 'Contenu introuvable', 'Content not found'),
    entry(3, 'referrer', 'Page d’origine inconnue ou inexacte', 'Referrer unknown or incorrect'),
    entry(4, 'no-access', 'Accès impossible', 'Unable to access'),
    entry(5, 'password', 'Protégé par mot de passe', 'Password protected'),
    entry(6, 'account-disabled', 'Compte désactivé', 'Account disabled'),
    entry(7, 'legally-no-access', 'Accès interdit par la loi', 'Legally unable to access'),
    entry(8, 'link-expired', 'Lien expiré', 'Link expired'),
    entry(9, 'error-404', 'Erreur 404 ou site arrêté', 'Error 404 or site down'),
    entry(10, 'error-503', 'Erreur 503, indisponible pour un temps', 'Error 503, unavailable for a time'),
    entry(11, 'paid-account', 'Compte payant nécessaire', 'Paid account needed'),
    entry(12, 'missing-parts', 'Fichier incomplet', 'Parts missing to open the file'),
    entry(13, 'removed-before', 'Retiré avant l’analyse', 'Removed before assessment'),
    entry(14, 'adult', 'Pornographie adulte', 'Adult pornography'),
    entry(15, 'not-sexualised', 'Nudité sans caractère sexuel', 'Nudity, not sexualised'),
    entry(16, 'below-threshold', 'Sous le seuil de l’illégalité', 'Below the threshold of illegality'),
    entry(17, 'too-small', 'Images trop petites', 'Images too small'),
    entry(18, 'virtual', 'Représentation virtuelle', 'Virtual material'),
    entry(19, 'link-list', 'Liens, listes de liens', 'Links or lists of links'),
    entry(20, 'age-unclear', 'Âge impossible à apprécier', 'Age unclear'),
    entry(21, 'age-over', 'Âge au-dessus du seuil national', 'Age over the national threshold'),
  ],
} as const satisfies Record<string, readonly IccamCode[]>;

export type IccamAxis = keyof typeof iccamAxes;

/** The code list of one axis, in the order of its ids. */
export function iccamAxis(axis: IccamAxis): readonly IccamCode[] {
  return iccamAxes[axis];
}
