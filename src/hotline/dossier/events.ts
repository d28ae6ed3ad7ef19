import { z } from 'zod';
import { defineEvent } from '#ground/events';
import { dossierStates } from './dossier-state.ts';

const state = z.enum(dossierStates as [string, ...string[]]);

/** The first report of a locator has been accepted. */
export const dossierOpened = defineEvent(
  'dossier.opened',
  z.object({
    reportId: z.string(),
    channel: z.string(),
    category: z.string().nullable(),
    kind: z.string(),
    tld: z.string().nullable(),
    onion: z.boolean(),
    /** 1: by a report of a flood. */
    lane: z.number().int().default(0),
  }),
);

/** A further report of a known locator has been accepted. */
export const dossierJoined = defineEvent(
  'dossier.joined',
  z.object({
    reportId: z.string(),
    channel: z.string(),
    lane: z.number().int().default(0),
    /** A flood had put the dossier into the slower lane, and this report takes it out. */
    leftSlowerLane: z.boolean().default(false),
  }),
);

/** A dossier went from one state to another; `by` is missing when the machine moved it. */
export const dossierMoved = defineEvent(
  'dossier.moved',
  z.object({
    from: state,
    to: state,
    reason: z.string().optional(),
    by: z.string().optional(),
    infraction: z.string().optional(),
    /** 1: by a report of a flood. */
    lane: z.number().int().optional(),
  }),
);

/** Somebody took it as their task. */
export const dossierClaimed = defineEvent('dossier.claimed', z.object({ by: z.string() }));

/** It went back to the queue: given back, settled, or the lease ran out. */
export const dossierReleased = defineEvent(
  'dossier.released',
  z.object({ by: z.string(), reason: z.string() }),
);
