import { z } from 'zod';
import { on, type Listener } from '#ground/events';
import { defineJob, type JobRequest } from '#ground/jobs';
import { dossierJoined, dossierMoved, dossierOpened } from '#hotline/dossier';

/** Screens one dossier; one pending at a time. */
export const screen = defineJob('known-images.screen', z.object({ dossierId: z.string() }), {
  givesWay: true,
});

const attempts = 6;
/** Behind all other work, for it gives way in a flood; what the flood itself reports comes last. */
const usual = 10;
const ofFlood = 20;
const screenLater = (dossierId: string, lane = 0): JobRequest =>
  screen.request(
    { dossierId },
    { key: `screen ${dossierId}`, maxAttempts: attempts, priority: lane === 1 ? ofFlood : usual },
  );

export const listeners: Listener[] = [
  on(dossierOpened, (event) => [screenLater(event.subject, event.data.lane)]),
  on(dossierJoined, (event) => (event.data.leftSlowerLane ? [screenLater(event.subject)] : [])),
  on(dossierMoved, (event) =>
    event.data.to === 'received' ? [screenLater(event.subject, event.data.lane)] : [],
  ),
];
