export { defineEvent, on, type EventSpec, type Listener, type NewEvent, type PastEvent } from './event.ts';
export { announce } from './events.sql.ts';
export { makeFloodGauge } from './flood-gauge.ts';
export { drainOnce, type DrainReport } from './drain.ts';
export { eventsAbout } from './events.sql.ts';
