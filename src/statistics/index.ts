export { make, type Statistics } from './make.ts';
export type {
  Cell,
  ConsoleFigures,
  Count,
  Delay,
  Findings,
  Noise,
  PublicFigures,
  RemovedWithin,
  Series,
} from './figures.ts';
export { addDays, countingZone, dayOf, daysIn, lastDays, startOfDay, yearOf, type Period } from './period.ts';
export { definitions, type Definition, type FigureName } from './definitions.ts';
export { labelOf, type Dimension } from './labels.ts';
export { figuresAsCsv } from './figures-csv.ts';
export { protectSmallCells, smallest } from './small-cells.ts';
