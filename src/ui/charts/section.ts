import type { Drawing } from './svg.ts';

/** A table beside a drawing: it is the long description, and the open data of the page. */
export interface ChartTable {
  caption: string;
  head: readonly string[];
  /** First cell names the row; `look`: which dots of a hundred it stands for. */
  rows: readonly { cells: readonly string[]; look?: number }[];
}

/** One figure as a page shows it: sentence, note, drawing, table, and how it is counted. */
export interface ChartSection {
  id: string;
  /** A sentence with the figure in it. */
  title: string;
  note: string;
  drawing: Drawing | null;
  /** Said instead of a drawing when there is nothing to draw. */
  empty: string;
  table: ChartTable;
  counted: string;
}
