import { z } from 'zod';
import { on, type Listener } from '#ground/events';
import { defineJob, type JobRequest } from '#ground/jobs';
import { dossierMoved } from '#hotline/dossier';
import { noticeAnswered } from '#hotline/removal';

/** Takes the fingerprint of what is there before anybody was told. */
export const takeBaseline = defineJob('watch.take-baseline', z.object({ dossierId: z.string() }));

/** Looks once and decides about the next look. */
export const check = defineJob('watch.check', z.object({ dossierId: z.string() }));

/** The pending look of a dossier: asking again replaces it, so there is exactly one. */
export function checkAt(dossierId: string, runAt?: Date): JobRequest {
  return check.request(
    { dossierId },
    { key: `check ${dossierId}`, ...(runAt === undefined ? {} : { runAt }) },
  );
}

const baselineTries = 3;

export const listeners: Listener[] = [
  on(dossierMoved, ({ subject, data }) => {
    if (data.to === 'watching') return [checkAt(subject)];
    if (data.to !== 'acting') return [];
    return [
      takeBaseline.request(
        { dossierId: subject },
        { key: `baseline ${subject}`, maxAttempts: baselineTries },
      ),
    ];
  }),
  on(noticeAnswered, ({ subject }) => [checkAt(subject)]),
];
