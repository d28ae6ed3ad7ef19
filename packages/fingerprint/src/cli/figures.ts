/** 12,345 */
export const grouped = new Intl.NumberFormat('en');

/** "1 line", "2 lines". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${grouped.format(count)} ${count === 1 ? one : many}`;

const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Bytes in the unit that a person would take: 192 bytes, 1.5 KiB, 12 MiB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return countOf(bytes, 'byte');
  return bytes < 2 ** 20 ? `${tenth.format(bytes / 1024)} KiB` : `${tenth.format(bytes / 2 ** 20)} MiB`;
}
