import { z } from 'zod';
import { on, type Listener } from '#ground/events';
import { defineJob, type JobRequest } from '#ground/jobs';
import { dossierJoined, dossierMoved, dossierOpened } from '#hotline/dossier';

/** Screens one dossier; one pending at a time. */
export const screen = defineJob('known-images.screen', z.object({ dossierId: z.string() }), {
  givesWay: true,
});

const attempts = 6;
/** What a flood reports is screened when nothing else waits. */
const screenLater = (dossierId: string, lane = 0): JobRequest =>
  screen.request({ dossierId }, { key: `screen ${dossierId}`, maxAttempts: attempts, priority: lane * 10 });

export const listeners: Listener[] = [
  on(dossierOpened, (event) => [screenLater(event.subject, event.data.lane)]),
  on(dossierJoined, (event) => (event.data.leftSlowerLane ? [screenLater(event.subject)] : [])),
  on(dossierMoved, (event) =>
    event.data.to === 'received' ? [screenLater(event.subject, event.data.lane)] : [],
  ),
];
