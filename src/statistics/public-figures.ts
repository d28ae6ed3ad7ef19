import type { ConsoleFigures, Delay, PublicFigures } from './figures.ts';
import { protectSmallCells, smallest } from './small-cells.ts';

/** What may be shown to everybody of what was counted: totals as they are, tables with their small cells closed. */
export function publicPartOf(exact: ConsoleFigures): PublicFigures {
  return {
    period: exact.period,
    countedAt: exact.countedAt,
    reports: exact.reports,
    mentions: exact.mentions,
    dossiers: exact.dossiers,
    findings: protectSmallCells(
      Object.entries(exact.findings).map(([code, count]) => ({ code, count: Number(count) })),
    ),
    noise: exact.noise.of < smallest ? null : exact.noise,
    removal: { ...exact.removal, within: largeEnough(exact.removal) ? exact.removal.within : [] },
    viewsAvoided: exact.viewsAvoided,
    received: { unit: exact.received.unit, points: protectSmallCells(exact.received.points) },
    byChannel: protectSmallCells(exact.byChannel),
    byCategory: protectSmallCells(exact.byCategory),
    byInfraction: protectSmallCells(exact.byInfraction),
    byState: protectSmallCells(exact.byState),
    byCountry: protectSmallCells(exact.byCountry),
    delayByInfraction: exact.delayByInfraction.filter(largeEnough),
  };
}

const largeEnough = ({ removed }: Delay): boolean => removed >= smallest;
