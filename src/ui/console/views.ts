/**
 * What the pages of the console show: plain data, made by the loaders from the rooms' answers. Nothing here
 * carries an address that could be followed: locators arrive defanged.
 */
export interface QueueBar {
  waiting: number;
  urgent: number;
  secondReading: number;
  oldest: Date | null;
  at: Date;
}

export interface Exposure {
  views: number;
  seconds: number;
  budget: number;
}

export interface Me {
  id: string;
  name: string;
  initials: string;
  roles: string[];
}

export type Kind = 'web' | 'onion' | 'ftp' | 'magnet' | 'messenger' | 'text';

export interface DossierRow {
  id: string;
  number: string;
  defanged: string;
  kind: Kind;
  state: string;
  category: string | null;
  infraction: string | null;
  priority: number;
  reports: number;
  openedAt: Date;
  dueAt: Date;
}

export interface Said {
  id: string;
  at: Date;
  channel: string;
  category: string | null;
  language: string;
  comment: string | null;
  /** there are words, but not for this reader */
  isHidden: boolean;
  hasContact: boolean;
}

export interface Item {
  id: string;
  position: number;
  kind: 'image' | 'video' | 'file';
  status: 'unscreened' | 'unknown' | 'known' | 'duplicate';
  listName: string | null;
  sameAs: number | null;
  problem: string | null;
}

export interface Page {
  outcome: 'screened' | 'unscreened' | 'not-found' | 'nothing-to-fetch';
  lookedAt: Date;
  title: string | null;
  excerpt: string | null;
  language: string | null;
  finalDefanged: string | null;
  problem: string | null;
}

export interface Hosting {
  observedAt: Date;
  ip: string | null;
  country: string | null;
  dissent: { source: string; country: string }[];
  asn: number | null;
  network: string | null;
  cdn: string | null;
  hoster: { name: string; contact: string | null; approved: boolean } | null;
  confidence: number;
  problem: string | null;
}

export interface Notice {
  id: string;
  hoster: string;
  state: 'queued' | 'sent' | 'failed' | 'answered' | 'closed';
  isReminder: boolean;
  at: Date;
  acceptedAs: string | null;
  attempts: number;
  problem: string | null;
  answer: { answer: string; note: string; at: Date } | null;
}

export interface Check {
  at: Date;
  verdict: string;
  gone: boolean;
}

export interface LogLine {
  at: Date;
  name: string;
  detail: string | null;
  tone: 'plain' | 'done' | 'bad';
}

export interface Qualification {
  id: string;
  reading: 'first' | 'second';
  verdict: 'illegal' | 'not-illegal' | 'out-of-scope' | 'not-found' | 'doubtful';
  infraction: string | null;
  article: string | null;
  reasons: string;
  by: string;
  byMe: boolean;
  at: Date;
  superseded: boolean;
}
