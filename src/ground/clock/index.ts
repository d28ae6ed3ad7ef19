/** Where "now" comes from. Rules take it as an argument so that tests can move the hour. */
export interface Clock {
  now(): Date;
}

/** The clock of the machine, in UTC. */
export const systemClock: Clock = { now: () => new Date() };
