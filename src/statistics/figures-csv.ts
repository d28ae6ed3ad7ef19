import { definitions, type FigureName } from './definitions.ts';
import type { Cell, PublicFigures } from './figures.ts';

const header = [
  'indicator',
  'version',
  'from',
  'to',
  'dimension',
  'code',
  'value',
  'unit',
  'status',
] as const;

interface Line {
  figure: FigureName;
  dimension?: string;
  code?: string;
  value: number | null;
  unit: string;
  status?: Cell['status'];
}

/**
 * The public figures as open data (RFC 4180, UTF-8, comma, point as decimal mark): one observation a line, codes
 * instead of labels, and a status where a small cell is closed instead of an empty value that looks like nought.
 */
export function figuresAsCsv(figures: PublicFigures): string {
  const lines: Line[] = [
    { figure: 'reports', value: figures.reports, unit: 'report' },
    { figure: 'mentions', value: figures.mentions, unit: 'mention' },
    { figure: 'dossiers', value: figures.dossiers, unit: 'dossier' },
    ...cells('findings', 'finding', figures.findings, 'dossier'),
    { figure: 'noise', value: figures.noise?.share ?? null, unit: 'share' },
    { figure: 'removed', value: figures.removal.removed, unit: 'dossier' },
    {
      figure: 'removalDelay',
      dimension: 'quantile',
      code: '0.5',
      value: figures.removal.medianSeconds,
      unit: 'second',
    },
    {
      figure: 'removalDelay',
      dimension: 'quantile',
      code: '0.9',
      value: figures.removal.ninetiethSeconds,
      unit: 'second',
    },
    { figure: 'viewsAvoided', value: figures.viewsAvoided, unit: 'item' },
    ...cells('reports', figures.received.unit, figures.received.points, 'report'),
    ...cells('channel', 'channel', figures.byChannel, 'report'),
    ...cells('category', 'category', figures.byCategory, 'report'),
    ...cells('infraction', 'infraction', figures.byInfraction, 'dossier'),
    ...cells('state', 'state', figures.byState, 'dossier'),
    ...cells('country', 'country', figures.byCountry, 'dossier'),
  ];
  const { from, to } = figures.period;
  const rows = lines.map((line) => [
    definitions[line.figure].id,
    definitions[line.figure].version,
    from,
    to,
    line.dimension ?? '',
    line.code ?? '',
    line.value ?? '',
    line.unit,
    line.status ?? (line.value === null ? 'none' : 'shown'),
  ]);
  return [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

const cells = (figure: FigureName, dimension: string, table: readonly Cell[], unit: string): Line[] =>
  table.map((cell) => ({
    figure,
    dimension,
    code: cell.code,
    value: cell.status === 'shown' ? cell.count : null,
    unit,
    status: cell.status,
  }));
