import { definitions } from '#statistics';
import { figureSections, howItIsCounted } from '#ui/charts/figure-sections.ts';
import { counted, fill, messages } from '#ui/messages/index.ts';
import { dayOfMonth } from '#ui/words/dates.ts';
import { delayInWords } from '#ui/words/delay.ts';
import { lastMonth } from '../last-month.ts';
import type { PageServerLoad } from './$types';

/** The last thirty days, counted from events only; small cells are closed before they come here. */
export const load: PageServerLoad = async ({ locals: { house, language } }) => {
  const now = house.clock.now();
  const period = lastMonth(now);
  const figures = await house.statistics.publicFigures(period);
  const words = messages(language).site.figures;
  // an open cell only: a closed one must not be told by the head either
  const found = figures.findings.find((cell) => cell.code === 'illegal');
  const illegal = found?.status === 'shown' ? found.count : 0;
  const { medianSeconds } = figures.removal;
  const head = [
    counted(words.reports, figures.reports, language),
    illegal > 0 ? counted(words.illegal, illegal, language) : '',
    medianSeconds === null ? '' : fill(words.removed, { delay: delayInWords(medianSeconds, language) }),
  ];
  return {
    isEmpty: figures.reports === 0,
    head: head.filter((sentence) => sentence !== '').join(' '),
    period: fill(words.period, { from: dayOfMonth(period.from, language), to: dayOfMonth(now, language) }),
    sections: figureSections(figures, language),
    howItIsCounted: howItIsCounted(language),
    smallNumbers: definitions.smallCells.counted[language],
  };
};
