/** Icons of the family: grid of 20, stroke 1.7, round ends, no fill. Always beside a word, never alone. */
export const icons = {
  leave: 'M8 3H4v14h4M8 10h9M13.5 6.5 17 10l-3.5 3.5',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5ZM7.7 10a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 1 0-4.6 0',
  veil: 'M2 10s3-5 8-5c1.3 0 2.5.3 3.5.8M18 10s-3 5-8 5c-1.3 0-2.5-.3-3.5-.8M4 17 16 3',
  phone:
    'M4 3h3.5l1.5 4-2 1.5a9 9 0 0 0 4.5 4.5l1.5-2 4 1.5V16a1.5 1.5 0 0 1-1.6 1.5C8.5 17 3 11.5 2.5 4.6A1.5 1.5 0 0 1 4 3Z',
  speech: 'M3 4h14v9H9l-4 4v-4H3z',
  home: 'm3 10 7-6 7 6M5 8.5V17h10V8.5',
  copy: 'M7 7h9v10H7zM4 13V3h9',
  print: 'M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z',
  download: 'M10 3v10M6 9.5l4 4 4-4M3 17h14',
  clock: 'M3 10a7 7 0 1 0 14 0 7 7 0 1 0-14 0M10 6v4.5l3 1.5',
  server: 'M3 4h14v5H3zM3 11h14v5H3zM6 6.5h.01M6 13.5h.01',
  scales: 'M10 3v14M6 17h8M3 6h14M5 6l-2.5 5h5ZM15 6l-2.5 5h5Z',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13ZM8.5 17.5h3',
  person: 'M6.5 6.5a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M3.5 17c.5-4 3-5.5 6.5-5.5s6 1.5 6.5 5.5',
  people:
    'M4.5 7a3 3 0 1 0 6 0 3 3 0 1 0-6 0M2 16.5c.3-3.5 2.3-5 5.5-5s5.2 1.5 5.5 5M13 4.3a3 3 0 0 1 0 5.4M15 12c1.8.6 2.8 2 3 4.5',
  document: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10H13M7.5 13H13',
  chart: 'M3 17h14M5 14V9M10 14V4M15 14V7',
  search: 'M3.5 9a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M13 13l4.5 4.5',
  cup: 'M4 7h10v5a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4ZM14 8.5h1.5a2 2 0 0 1 0 4H14M7 2v2.5M11 2v2.5',
  link: 'M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1M11.5 8.5a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1',
  fingerprint: 'M4 7.5h13M3 12.5h13M8.5 3 6.5 17M13.5 3l-2 14',
  warning: 'M10 3 18 17H2ZM10 8v4M10 14.5h.01',
  lighthouse: 'M7 17 8 8h4l1 9M6 8h8M8 8V5h4v3M10 5V3M4 17h12',
  world: 'M2.5 10a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0M2.5 10h15M10 2.5c3 3 3 12 0 15M10 2.5c-3 3-3 12 0 15',
  clip: 'm16 9-6.5 6.5a3.7 3.7 0 0 1-5-5l7-7a2.5 2.5 0 0 1 3.5 3.5l-6.8 6.8a1.2 1.2 0 0 1-1.7-1.7L12.5 6',
  send: 'm3 10 14-7-5 14-3-6Z',
  tick: 'm4 10.5 4 4L16 6',
  next: 'M4 10h12M11 5l5 5-5 5',
  back: 'M16 10H4M9 5l-5 5 5 5',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
} as const;

export type IconName = keyof typeof icons;
