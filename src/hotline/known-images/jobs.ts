import { z } from 'zod';
import { on, type Listener } from '#ground/events';
import { defineJob, type JobRequest } from '#ground/jobs';
import { dossierMoved, dossierOpened } from '#hotline/dossier';

/** Screens one dossier; one pending at a time. */
export const screen = defineJob('known-images.screen', z.object({ dossierId: z.string() }));

const attempts = 6;
const screenLater = (dossierId: string): JobRequest =>
  screen.request({ dossierId }, { key: `screen ${dossierId}`, maxAttempts: attempts });

export const listeners: Listener[] = [
  on(dossierOpened, (event) => [screenLater(event.subject)]),
  on(dossierMoved, (event) => (event.data.to === 'received' ? [screenLater(event.subject)] : [])),
];
