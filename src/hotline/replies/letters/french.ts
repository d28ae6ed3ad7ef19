import type { Outcome } from '../message.ts';
import type { LetterParts } from './parts.ts';
import type { Telling, ToldStep } from './what-to-tell.ts';
import { countInWords, dayInWords, delayInWords, timeInWords } from './words.ts';

type Ended = Extract<Telling, { kind: 'outcome' }>;

const frame = {
  greeting: 'Bonjour,',
  follow: {
    before: "Ce message ne contient ni l'adresse, ni votre code. Pour lire le détail, ouvrez ",
    after: ' et entrez vos six mots.',
  },
  thanks: 'Merci. Et si ce que vous avez vu vous pèse, le 3018 écoute, tous les jours de 9 h à 23 h.',
  signature: "L'équipe de Vigie",
  footer:
    "Vous recevez ce message parce que vous avez laissé une adresse avec votre signalement. Elle est gardée chiffrée et ne sert qu'à vous répondre. Cette boîte n'est pas lue.",
};

/** The French letters. */
export function inFrench(telling: Telling): LetterParts {
  const day = dayInWords(telling.reportedAt, 'fr');
  if (telling.kind === 'acknowledgement') {
    return {
      ...frame,
      subject: 'Nous avons bien reçu votre message',
      heading: "C'est reçu. Nous veillons.",
      paragraphs: [
        `Ce que vous nous avez confié le ${day} à ${timeInWords(telling.reportedAt, 'fr')} est enregistré. Une personne de l'équipe le lira.`,
        "Nous vous écrirons quand nous saurons ce qu'il en est. D'ici là, n'y retournez pas pour vérifier : c'est notre travail.",
      ],
      log: [
        { time: timeInWords(telling.reportedAt, 'fr'), what: 'Vous avez signalé', more: '' },
        {
          time: '',
          what: 'Une personne lit et juge en droit',
          more: "Si c'est illégal, l'hébergeur est prévenu.",
        },
        { time: '', what: "Nous regardons jusqu'au retrait", more: '' },
      ],
    };
  }
  return {
    ...frame,
    subject: 'Des nouvelles de ce que vous nous avez confié',
    ...outcomeTexts[telling.outcome](telling, day),
    log: telling.steps.map((step) => ({ time: timeInWords(step.at, 'fr'), ...stepText(step) })),
  };
}

const outcomeTexts: Record<
  Outcome,
  (told: Ended, day: string) => Pick<LetterParts, 'heading' | 'paragraphs'>
> = {
  removed: ({ removedAfterSeconds, looks }, day) => ({
    heading:
      removedAfterSeconds === null
        ? "C'est retiré"
        : `Retiré après ${delayInWords(removedAfterSeconds, 'fr')}`,
    paragraphs: [
      `Le ${day}, vous nous avez signalé une adresse. Il n'y a plus rien.${looks === null ? '' : ` Nous l'avons vérifié ${countInWords(looks, 'fr')} fois, en espaçant nos regards.`}`,
    ],
  }),
  'closed-not-illegal': (_told, day) => ({
    heading: "Ce n'est pas illégal, mais vous avez bien fait de demander",
    paragraphs: [
      `Nous avons lu ce que vous nous avez signalé le ${day}. La loi ne l'interdit pas : nous ne pouvons donc pas en demander le retrait.`,
      "Vous pouvez le signaler à la plateforme elle-même, qui a ses propres règles, bloquer le compte, ou en parler à quelqu'un de confiance.",
    ],
  }),
  'closed-out-of-scope': (_told, day) => ({
    heading: "Ce n'est pas dans notre champ",
    paragraphs: [
      `Nous avons lu ce que vous nous avez signalé le ${day}. Nous ne pouvons pas agir dessus, mais cela ne veut pas dire que ce n'est rien.`,
      'Pour une escroquerie, un piratage ou des menaces, la police et la gendarmerie reçoivent les signalements et les plaintes, aussi en ligne.',
    ],
  }),
  'closed-not-found': (_told, day) => ({
    heading: "Nous n'avons rien trouvé à cette adresse",
    paragraphs: [
      `Quand nous avons regardé ce que vous nous avez signalé le ${day}, il n'y avait rien, ou plus rien.`,
      'Si vous revoyez la même chose ailleurs, signalez-la de nouveau : chaque adresse compte.',
    ],
  }),
  'closed-passed-on': (_told, day) => ({
    heading: 'Transmis à ceux qui peuvent agir',
    paragraphs: [
      `Nous avons lu ce que vous nous avez signalé le ${day} et l'avons transmis à ceux qui peuvent agir. La suite leur appartient : nous ne pourrons pas toujours vous la dire.`,
    ],
  }),
};

function stepText({ what, others = 0, confirmed = false }: ToldStep): { what: string; more: string } {
  switch (what) {
    case 'reported':
      if (others <= 0) return { what: 'Vous avez signalé', more: '' };
      return {
        what: 'Vous avez signalé',
        more:
          others === 1
            ? 'Une autre personne aussi.'
            : `${capital(countInWords(others, 'fr'))} autres personnes aussi.`,
      };
    case 'found-illegal':
      return {
        what: "Un juriste l'a jugé illégal",
        more: confirmed ? 'Une seconde personne a confirmé.' : '',
      };
    case 'hoster-told':
      return { what: "L'hébergeur a été prévenu", more: '' };
    case 'removed':
      return { what: 'Retiré', more: '' };
    case 'closed-not-illegal':
    case 'closed-out-of-scope':
      return { what: 'Lu et jugé', more: '' };
    case 'closed-not-found':
      return { what: 'Cherché, et rien trouvé', more: '' };
    case 'closed-passed-on':
      return { what: 'Transmis', more: '' };
    default:
      return what satisfies never;
  }
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
