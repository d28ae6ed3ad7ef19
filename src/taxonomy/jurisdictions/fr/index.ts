import type { Pack } from '../../pack-schema.ts';
import { articles } from './articles/index.ts';
import { categories } from './categories/index.ts';
import { doors } from './doors.ts';
import { gates } from './gates.ts';
import { outsideReasons } from './outside-reasons.ts';
import { sources } from './sources.ts';
import { testCases } from './test-cases.ts';

/**
 * French law as of 2 April 2026. A signed pack is never edited: a change of law is a new version of it.
 * `signedBy` stays empty until a lawyer of the operator has signed; the health page says so.
 */
export const fr: Pack = {
  id: 'fr',
  country: 'FR',
  version: '2026-04-02',
  timeZone: 'Europe/Paris',
  lawStateDate: '2026-04-02',
  languages: ['fr', 'en'],
  signedBy: [],
  sources,
  articles,
  gates,
  categories,
  doors,
  outsideReasons,
  retention: [
    { subject: 'reporter-contact-after-answer', days: 30, afterwards: 'erase', status: 'proposal' },
    { subject: 'report-text', days: 365, afterwards: 'anonymise', status: 'proposal' },
    { subject: 'illegal-addresses-and-verdicts', days: 1095, afterwards: 'anonymise', status: 'proposal' },
    { subject: 'not-illegal-dossiers', days: 90, afterwards: 'anonymise', status: 'proposal' },
    { subject: 'audit', days: 1095, afterwards: 'erase', status: 'proposal' },
    { subject: 'statistics', days: null, afterwards: 'keep', status: 'proposal' },
  ],
  testCases,
};
