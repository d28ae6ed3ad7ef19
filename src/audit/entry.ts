/** One line to be: who did what to what. `detail` holds stable words and ids: no address under report, no contact. */
export interface NewAuditEntry {
  /** A member of staff; null for the machine. */
  actor: string | null;
  /** `room.act`, e.g. `dossier.view`. */
  action: string;
  /** Id of what was looked at or changed. */
  subject: string;
  detail?: Record<string, unknown>;
}

/** One line as it stands, for good. `seq` grows without promise of being gapless. */
export interface AuditEntry {
  seq: number;
  at: Date;
  actor: string | null;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** A page of the trail, newest first; `next` is the cursor of the following page, null on the last. */
export interface AuditPage {
  entries: AuditEntry[];
  next: number | null;
}
