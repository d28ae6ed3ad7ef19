import { defineProblems, type Bilingual } from '#ground/problem';

const same = (fr: string, en: string): { operator: Bilingual; citizen: Bilingual } => ({
  operator: { fr, en },
  citizen: { fr, en },
});

/** The foreseen refusals of this room. Only staff and partners meet them: both texts are the same. */
export const problems = defineProblems({
  'PEO-001': {
    status: 401,
    title: 'wrong e-mail or password',
    ...same(
      'Cette adresse et ce mot de passe ne vont pas ensemble. Rien n’a changé. Vérifiez les deux, ou entrez avec votre clé d’accès.',
      'This e-mail and this password do not go together. Nothing has changed. Check both, or sign in with your passkey.',
    ),
  },
  'PEO-002': {
    status: 429,
    title: 'too many failed sign-ins',
    ...same(
      'Trop d’essais pour cette adresse. Le compte est intact. Attendez un quart d’heure, ou entrez avec votre clé d’accès.',
      'Too many attempts for this e-mail. The account is untouched. Wait a quarter of an hour, or sign in with your passkey.',
    ),
  },
  'PEO-003': {
    status: 403,
    title: 'account closed',
    ...same(
      'Ce compte est fermé. Son travail reste en place. Demandez à la personne qui administre Vigie de le rouvrir.',
      'This account is closed. Its work is kept. Ask the person who runs Vigie to open it again.',
    ),
  },
  'PEO-004': {
    status: 401,
    title: 'account opens with its passkey',
    ...same(
      'Ce compte s’ouvre avec sa clé d’accès, pas avec le mot de passe seul. Utilisez-la, ou demandez un nouvel accès à l’administration.',
      'This account opens with its passkey, not with the password alone. Use it, or ask the administration for new access.',
    ),
  },
  'PEO-005': {
    status: 401,
    title: 'wrong code',
    ...same(
      'Ce code n’est pas le bon. Rien n’a changé. Attendez le code suivant de l’application et recopiez ses six chiffres.',
      'This code is not the right one. Nothing has changed. Wait for the next code of the app and copy its six digits.',
    ),
  },
  'PEO-006': {
    status: 401,
    title: 'code already used',
    ...same(
      'Ce code a déjà servi, et chacun ne sert qu’une fois. Attendez le suivant, moins de trente secondes, puis recommencez.',
      'This code has been used already, and each works once. Wait for the next one, less than thirty seconds, then start again.',
    ),
  },
  'PEO-007': {
    status: 401,
    title: 'second step expired',
    ...same(
      'Cette étape n’est plus valable : trop de temps ou trop d’essais. Le compte est intact. Reprenez depuis le mot de passe.',
      'This step is no longer valid: too much time or too many attempts. The account is untouched. Start again with the password.',
    ),
  },
  'PEO-008': {
    status: 410,
    title: 'one-time link unknown, used or expired',
    ...same(
      'Ce lien ne sert qu’une fois, pendant un temps limité, et il n’ouvre plus. Demandez-en un autre à l’administration ; en bac à sable, relancez Vigie.',
      'This link works once, for a limited time, and no longer opens. Ask the administration for another; in the sandbox, start Vigie again.',
    ),
  },
  'PEO-009': {
    status: 409,
    title: 'one-time link for a secured account',
    ...same(
      'Ce compte a maintenant sa clé d’accès ou son application : le lien ne l’ouvre plus. Entrez comme d’habitude.',
      'This account now has its passkey or its app: the link no longer opens it. Sign in as usual.',
    ),
  },
  'PEO-010': {
    status: 403,
    title: 'set-up code wrong, used or expired',
    ...same(
      'Ce code n’ouvre pas l’installation : il est faux, déjà utilisé ou trop ancien. Relancez Vigie, le terminal en affiche un nouveau.',
      'This code does not open the set-up: it is wrong, used or too old. Start Vigie again, the terminal shows a new one.',
    ),
  },
  'PEO-011': {
    status: 409,
    title: 'set-up already done',
    ...same(
      'L’installation est déjà faite. Entrez avec votre compte, ou demandez une invitation à l’administration.',
      'The set-up is already done. Sign in with your account, or ask the administration for an invitation.',
    ),
  },
  'PEO-012': {
    status: 422,
    title: 'name or e-mail missing or malformed',
    ...same(
      'Il manque ici un nom ou une adresse complète, par exemple prenom.nom@exemple.org.',
      'A name or a complete e-mail is missing here, for example first.last@example.org.',
    ),
  },
  'PEO-013': {
    status: 422,
    title: 'password too short or too long',
    ...same(
      'Choisissez un mot de passe de douze à deux cents caractères. Une phrase convient très bien.',
      'Choose a password of twelve to two hundred characters. A sentence does very well.',
    ),
  },
  'PEO-014': {
    status: 409,
    title: 'e-mail already in use',
    ...same(
      'Cette adresse a déjà un compte. Choisissez-en une autre, ou changez les rôles du compte existant.',
      'This e-mail already has an account. Choose another, or change the roles of the existing account.',
    ),
  },
  'PEO-015': {
    status: 409,
    title: 'last administrator',
    ...same(
      'C’est le dernier compte d’administration : sans lui personne n’ouvrirait plus la maison. Nommez quelqu’un d’autre d’abord.',
      'This is the last administrator: without it nobody could open the house. Name somebody else first.',
    ),
  },
  'PEO-016': {
    status: 404,
    title: 'no such person or not allowed',
    ...same(
      'Ce compte n’existe pas, ou il ne vous est pas ouvert.',
      'This account does not exist, or is not open to you.',
    ),
  },
  'PEO-017': {
    status: 422,
    title: 'no role or unknown role',
    ...same('Choisissez au moins un rôle parmi ceux proposés.', 'Choose at least one of the roles offered.'),
  },
  'PEO-018': {
    status: 409,
    title: 'authenticator app already set up, or none begun',
    ...same(
      'L’application est déjà reliée à ce compte, ou sa liaison n’a pas été commencée. Rechargez la page pour voir où vous en êtes.',
      'The app is already linked to this account, or linking was not begun. Reload the page to see where you stand.',
    ),
  },
  'PEO-019': {
    status: 409,
    title: 'last way in',
    ...same(
      'C’est la seule façon d’entrer dans ce compte. Ajoutez-en une autre avant de retirer celle-ci.',
      'This is the only way into this account. Add another before you remove this one.',
    ),
  },
  'PEO-020': {
    status: 401,
    title: 'nobody is signed in',
    ...same(
      'La session est terminée. Entrez de nouveau : rien n’est perdu.',
      'The session has ended. Sign in again: nothing is lost.',
    ),
  },
  'PEO-021': {
    status: 503,
    title: 'too many sign-ins at once',
    ...same(
      'Trop de monde entre en ce moment. Rien n’a changé. Recommencez dans une minute, ou entrez avec votre clé d’accès.',
      'Too many people are signing in right now. Nothing has changed. Try again in a minute, or sign in with your passkey.',
    ),
  },
  'PEO-022': {
    status: 422,
    title: 'program key without a name',
    ...same(
      'Rien n’a été créé. Donnez à la clé un nom de deux à cent signes : celui du partenaire et de son programme.',
      'Nothing was issued. Give the key a name of two to a hundred characters: the partner’s and its program’s.',
    ),
  },
  'PEO-023': {
    status: 409,
    title: 'a living program key has this name',
    ...same(
      'Une clé en service porte déjà ce nom, et elle ne peut plus être montrée. Choisissez un autre nom, ou révoquez-la d’abord.',
      'A key in use already has this name, and it cannot be shown again. Choose another name, or revoke it first.',
    ),
  },
  'PEO-024': {
    status: 404,
    title: 'no such program key or not allowed',
    ...same(
      'Cette clé n’existe pas, n’est plus en service, ou ne vous est pas ouverte.',
      'This key does not exist, is no longer in use, or is not open to you.',
    ),
  },
});
