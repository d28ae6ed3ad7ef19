/** What is known of a long work at a moment. `total` is unknown while a list is read from a pipe. */
export type Progress = { label: string; done: number; total: number | undefined; elapsedMs: number };

const count = new Intl.NumberFormat('en');

/** One line of at most `width` characters: bar, counts, speed, time left. */
export function progressLine({ label, done, total, elapsedMs }: Progress, width: number): string {
  const perSecond = elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;
  const speed = `${count.format(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond))}/s`;
  if (total === undefined && done === 0) return `${label} … ${duration(elapsedMs / 1000)}`.slice(0, width);
  if (total === undefined || total === 0) return `${label} ${count.format(done)}  ${speed}`.slice(0, width);
  const share = Math.min(1, done / total);
  const facts = [
    `${count.format(done)} of ${count.format(total)}`,
    `${Math.floor(share * 100)} %`,
    speed,
    ...(done > 0 && done < total && elapsedMs > 1000 ? [`${duration((total - done) / perSecond)} left`] : []),
  ].join('  ');
  const room = Math.min(30, width - label.length - facts.length - 2);
  const filled = Math.round(room * share);
  const bar = room >= 8 ? `${'█'.repeat(filled)}${'░'.repeat(room - filled)} ` : '';
  return `${label} ${bar}${facts}`.slice(0, width);
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
