-- The spine: everything that one report needs to live its whole life.
-- Table names carry the room that owns them; only that room's *.sql.ts speaks to them.
-- Forward only. Times are timestamptz (UTC); ids are uuid v7 so that they sort by birth.

-- ── ground: what happened, and what is still to be handed on ────────────────────────────────────────────
create table ground_event (
  seq     bigint generated always as identity primary key,
  name    text        not null,
  subject uuid        not null,
  data    jsonb       not null default '{}',
  at      timestamptz not null default now()
);
create index ground_event_subject on ground_event (subject, seq);
create index ground_event_name_at on ground_event (name, at);

-- One row for each event that no listener has seen yet. Drained in batches by the worker; the accepting
-- transaction pays one small insert instead of a job (measured: three times the throughput).
-- No foreign key: events are append-only and both rows are written by one statement, so it could never bite,
-- and it would cost every accepted report two look-ups.
create table ground_outbox (
  seq bigint primary key
);

-- What has happened is never rewritten: not by a bug, not by a console.
create function ground_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger ground_event_append_only before update or delete on ground_event
  for each row execute function ground_refuse_change();

-- The door in SQL, for statements that must be one round trip: events and their outbox rows, all in one insert.
create function ground_announce(p_names text[], p_subjects uuid[], p_data jsonb[]) returns void language sql as $$
  with told as (
    insert into ground_event (name, subject, data)
    select * from unnest(p_names, p_subjects, p_data)
    returning seq
  )
  insert into ground_outbox (seq) select seq from told;
$$;

-- The published view: the only thing that statistics may read.
create view ground_event_log as select seq, name, subject, data, at from ground_event;

-- ── audit ───────────────────────────────────────────────────────────────────────────────────────────────
create table audit_entry (
  seq     bigint generated always as identity primary key,
  at      timestamptz not null default now(),
  actor   uuid,                       -- a member of staff, or null for the machine
  action  text        not null,       -- 'dossier.view', 'legal-qualification.decide', …
  subject text        not null,       -- id of what was looked at or changed
  detail  jsonb       not null default '{}'
);
create index audit_entry_subject on audit_entry (subject, seq);
create index audit_entry_actor on audit_entry (actor, seq);
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function ground_refuse_change();

-- ── hashing: lists of exact fingerprints ────────────────────────────────────────────────────────────────
create table hashing_list (
  id       uuid primary key default uuidv7(),
  name     text not null unique,
  source   text not null,             -- who vouches for it
  added_at timestamptz not null default now()
);
create table hashing_entry (
  list_id  uuid     not null references hashing_list (id),
  algorithm text    not null check (algorithm in ('sha256', 'sha1', 'md5')),
  digest   bytea    not null,
  label    text     not null default '',
  added_at timestamptz not null default now(),
  primary key (algorithm, digest, list_id)
);

-- ── hotline/dossier: the case file ──────────────────────────────────────────────────────────────────────
create table dossier (
  id            uuid primary key default uuidv7(),
  number        bigint generated always as identity unique,
  locator_key   bytea unique,         -- SHA-256 of the canonical form; null where nothing can be looked up
  locator_kind  text not null check (locator_kind in ('web', 'onion', 'ftp', 'magnet', 'messenger', 'text')),
  locator       text not null,        -- canonical form; '' for a report without any locator
  host          text,
  state         text not null default 'received' check (state in (
                  'received', 'screening', 'awaiting-qualification', 'second-reading', 'qualified', 'locating',
                  'acting', 'watching', 'removed', 'closed-not-illegal', 'closed-out-of-scope',
                  'closed-not-found', 'closed-passed-on')),
  state_since   timestamptz not null default now(),
  moved_by      uuid,                 -- who moved it into this state; null for the machine
  priority      smallint not null default 3 check (priority between 1 and 4),
  lane          smallint not null default 0 check (lane in (0, 1)),  -- 1: slower lane, taken in after a flood
  category      text,                 -- what the first reporter thought it was
  infraction    text,                 -- what it was found to be
  country       text,
  hoster_name   text,
  reports       integer not null default 1,
  opened_at     timestamptz not null default now(),
  due_at        timestamptz not null default now() + interval '24 hours'
);
create index dossier_next on dossier (state, priority, lane, due_at, id);
create index dossier_newest on dossier (state, opened_at desc, id desc);
create index dossier_due on dossier (state, due_at, id);
create index dossier_host on dossier (host) where host is not null;

-- One live claim per dossier and one per person: the database itself forbids the second.
create table dossier_claim (
  dossier_id uuid primary key references dossier (id),
  staff_id   uuid not null unique,
  claimed_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- The dossier's door in SQL: opens a dossier for a locator, or joins the one that exists, and says what is to be
-- announced of it. A locator that was gone and is reported again starts anew; a finding that it is legal stands
-- until a person reopens it.
create function dossier_receive(
  p_report uuid, p_channel text, p_category text, p_key bytea, p_kind text, p_locator text, p_host text,
  p_tld text, p_priority smallint, p_lane smallint, p_due timestamptz,
  out dossier_id uuid, out names text[], out data jsonb[]
) language plpgsql as $$
declare
  v_state text;
  v_reports integer;
begin
  insert into dossier as d (locator_key, locator_kind, locator, host, category, priority, lane, due_at)
  values (p_key, p_kind, p_locator, p_host, p_category, p_priority, p_lane, p_due)
  on conflict (locator_key) do update
    set reports = d.reports + 1,
        priority = least(d.priority, excluded.priority),
        due_at = least(d.due_at, excluded.due_at)
  returning d.id, d.state, d.reports into dossier_id, v_state, v_reports;
  if v_reports = 1 then
    names := array['dossier.opened'];
    data := array[jsonb_build_object('reportId', p_report, 'channel', p_channel, 'category', p_category,
                                     'kind', p_kind, 'tld', p_tld, 'onion', p_kind = 'onion')];
    return;
  end if;
  names := array['dossier.joined'];
  data := array[jsonb_build_object('reportId', p_report, 'channel', p_channel)];
  if v_state in ('removed', 'closed-not-found') then
    update dossier set state = 'received', state_since = now(), moved_by = null, due_at = p_due where id = dossier_id;
    names := names || 'dossier.moved'::text;
    data := data || jsonb_build_object('from', v_state, 'to', 'received', 'reason', 'reported-again');
  end if;
end $$;

-- ── hotline/intake: what people handed in, never changed afterwards ─────────────────────────────────────
create table intake_report (
  id               uuid primary key default uuidv7(),
  receipt_hash     bytea not null unique,   -- keyed hash of the receipt code; the code itself is nowhere
  idempotency_hash bytea unique,
  body_hash        bytea,                   -- keyed hash of what was sent, to tell a retry from a mistake
  channel          text not null,
  language         text not null check (language in ('fr', 'en')),
  category         text,
  data_key         bytea,                   -- wrapped key of the sealed fields; null when nothing is sealed
  comment_sealed   bytea,
  contact_sealed   bytea,
  received_at      timestamptz not null default now()
);
create index intake_report_received on intake_report (received_at);
create table intake_report_locator (
  report_id  uuid     not null references intake_report (id),
  position   smallint not null,
  dossier_id uuid     not null references dossier (id),
  verbatim   text     not null,             -- as typed, credentials and all; shown only defanged
  primary key (report_id, position)
);
create index intake_report_locator_dossier on intake_report_locator (dossier_id);
-- A report is never changed; only what is sealed can be dropped from it, when its time is over.
create function intake_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
     and new.data_key is null and new.comment_sealed is null and new.contact_sealed is null
     and to_jsonb(new) - '{data_key,comment_sealed,contact_sealed}'::text[]
       = to_jsonb(old) - '{data_key,comment_sealed,contact_sealed}'::text[] then
    return new;
  end if;
  raise exception 'a report is never changed' using errcode = 'restrict_violation';
end $$;
create trigger intake_report_never_changes before update or delete on intake_report
  for each row execute function intake_refuse_change();
create trigger intake_report_locator_append_only before update or delete on intake_report_locator
  for each row execute function ground_refuse_change();

-- One short transaction and one round trip: report, dossiers, links, events, outbox. A repeated idempotency key
-- writes nothing and says so. Locators come sorted by key, so that two reports cannot lock each other out.
create function intake_accept(
  p_id uuid, p_receipt bytea, p_idempotency bytea, p_body bytea, p_channel text, p_language text, p_category text,
  p_data_key bytea, p_comment bytea, p_contact bytea, p_priority smallint, p_lane smallint, p_due timestamptz,
  p_positions smallint[], p_keys bytea[], p_kinds text[], p_locators text[], p_hosts text[], p_tlds text[],
  p_verbatims text[]
) returns table (outcome text, report_id uuid, body_hash bytea) language plpgsql as $$
declare
  v_dossiers uuid[] := '{}';
  v_names text[] := '{}';
  v_subjects uuid[] := '{}';
  v_data jsonb[] := '{}';
  v_one record;
begin
  insert into intake_report (id, receipt_hash, idempotency_hash, body_hash, channel, language, category, data_key,
                             comment_sealed, contact_sealed)
  values (p_id, p_receipt, p_idempotency, p_body, p_channel, p_language, p_category, p_data_key, p_comment, p_contact)
  on conflict (idempotency_hash) do nothing;
  if not found then
    return query select 'repeated', r.id, r.body_hash from intake_report r where r.idempotency_hash = p_idempotency;
    return;
  end if;
  for i in 1 .. cardinality(p_kinds) loop
    v_one := dossier_receive(p_id, p_channel, p_category, p_keys[i], p_kinds[i], p_locators[i], p_hosts[i],
                             p_tlds[i], p_priority, p_lane, p_due);
    insert into intake_report_locator (report_id, position, dossier_id, verbatim)
    values (p_id, p_positions[i], v_one.dossier_id, p_verbatims[i]);
    v_dossiers := v_dossiers || v_one.dossier_id;
    v_names := v_names || v_one.names;
    v_data := v_data || v_one.data;
    v_subjects := v_subjects || array_fill(v_one.dossier_id, array[cardinality(v_one.names)]);
  end loop;
  perform ground_announce(
    v_names || 'intake.report-accepted'::text,
    v_subjects || p_id,
    v_data || jsonb_build_object('dossierIds', to_jsonb(v_dossiers), 'channel', p_channel, 'category', p_category,
                                 'language', p_language, 'hasContact', p_contact is not null, 'lane', p_lane));
  outcome := 'accepted';
  report_id := p_id;
  body_hash := p_body;
  return next;
end $$;

-- ── hotline/known-images ────────────────────────────────────────────────────────────────────────────────
create table known_images_page (
  dossier_id  uuid primary key references dossier (id),
  looked_at   timestamptz not null default now(),
  outcome     text not null check (outcome in ('screened', 'unscreened', 'not-found', 'nothing-to-fetch')),
  status      integer,                      -- HTTP status of the last hop
  final_locator text,                       -- where redirects led
  title       text,
  excerpt     text,                         -- first visible words, capped; never media
  language    text,
  problem     text                          -- stable word, e.g. 'dns-gone', 'refused-address', 'timeout'
);
create table known_images_item (
  id          uuid primary key default uuidv7(),
  dossier_id  uuid not null references dossier (id),
  position    smallint not null,
  kind        text not null check (kind in ('image', 'video', 'file')),
  address     text not null,                -- where it was seen; shown only defanged
  status      text not null check (status in ('unscreened', 'unknown', 'known', 'duplicate')),
  sha256      bytea,
  bytes       bigint,
  list_name   text,                         -- for a known item: the list that vouches for it
  same_as     uuid references known_images_item (id),
  problem     text,
  screened_at timestamptz,
  unique (dossier_id, position)
);
create index known_images_item_sha256 on known_images_item (sha256) where sha256 is not null;

-- ── hotline/legal-qualification: superseded, never edited ───────────────────────────────────────────────
create table legal_qualification (
  id            uuid primary key default uuidv7(),
  dossier_id    uuid not null references dossier (id),
  reading       text not null check (reading in ('first', 'second')),
  verdict       text not null check (verdict in ('illegal', 'not-illegal', 'out-of-scope', 'not-found', 'doubtful')),
  infraction    text,
  article       text,                       -- e.g. 'CP 227-23'
  article_from  date,                       -- start of validity of the version applied
  pack          text not null,              -- jurisdiction pack and version, e.g. 'fr@2026-04-02'
  law_date      date not null,
  answers       jsonb not null default '{}',
  reasons       text not null,
  decided_by    uuid not null,
  decided_at    timestamptz not null default now(),
  supersedes    uuid unique references legal_qualification (id)
);
create index legal_qualification_dossier on legal_qualification (dossier_id, decided_at);
create trigger legal_qualification_append_only before update or delete on legal_qualification
  for each row execute function ground_refuse_change();

-- ── hotline/location ────────────────────────────────────────────────────────────────────────────────────
create table location_hoster (
  id           uuid primary key default uuidv7(),
  name         text not null unique,
  country      text,
  language     text not null default 'en' check (language in ('fr', 'en')),
  abuse_email  text,
  asns         bigint[] not null default '{}',
  prefixes     cidr[]   not null default '{}',
  domains      text[]   not null default '{}',
  approved_at  timestamptz,                 -- no notice leaves to a contact that nobody confirmed
  approved_by  uuid,
  created_at   timestamptz not null default now()
);
create table location_hosting (
  id          uuid primary key default uuidv7(),
  dossier_id  uuid not null references dossier (id),
  observed_at timestamptz not null default now(),
  host        text,
  ip          inet,
  country     text,
  countries   jsonb not null default '[]',  -- every source's answer: [{source, country, dataDate}]
  asn         bigint,
  network     text,
  cdn         text,                         -- name of the delivery network that hides the origin
  hoster_id   uuid references location_hoster (id),
  confidence  smallint not null default 0 check (confidence between 0 and 5),
  problem     text
);
create index location_hosting_dossier on location_hosting (dossier_id, observed_at desc);

-- ── hotline/removal ─────────────────────────────────────────────────────────────────────────────────────
create table removal_notice (
  id           uuid primary key default uuidv7(),
  hoster_id    uuid not null references location_hoster (id),
  language     text not null check (language in ('fr', 'en')),
  state        text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'answered', 'closed')),
  reminder_of  uuid unique references removal_notice (id),   -- one reminder, no more
  message_id   text not null unique,        -- deterministic: a repeated job cannot send a second message
  queued_at    timestamptz not null default now(),
  send_after   timestamptz not null default now(),
  sent_at      timestamptz,                 -- set only after the other side accepted it
  accepted_as  text,                        -- the other side's own words (SMTP reply)
  attempts     integer not null default 0,
  last_problem text,
  answered_at  timestamptz
);
create index removal_notice_open on removal_notice (hoster_id, state) where state = 'queued';
create table removal_notice_dossier (
  notice_id  uuid not null references removal_notice (id),
  dossier_id uuid not null references dossier (id),
  primary key (notice_id, dossier_id)
);
create index removal_notice_dossier_dossier on removal_notice_dossier (dossier_id);
create table removal_answer (
  id          uuid primary key default uuidv7(),
  notice_id   uuid not null references removal_notice (id),
  dossier_id  uuid not null references dossier (id),
  answer      text not null check (answer in ('removed', 'customer-warned', 'not-ours', 'need-information', 'contested')),
  note        text not null default '',
  answered_at timestamptz not null default now()
);
create index removal_answer_dossier on removal_answer (dossier_id, answered_at);

-- ── hotline/watch ───────────────────────────────────────────────────────────────────────────────────────
create table watch_schedule (
  dossier_id    uuid primary key references dossier (id),
  state         text not null default 'open' check (state in ('open', 'paused', 'ended')),
  next_at       timestamptz not null,
  urgent        boolean not null default false,
  gone_since    timestamptz,               -- first of the current run of looks that found it gone
  gone_looks    smallint not null default 0,
  baseline      jsonb,                     -- fingerprint of what was first seen: no content
  last_verdict  text,
  last_at       timestamptz
);
create index watch_schedule_next on watch_schedule (next_at) where state = 'open';
create table watch_check (
  id         uuid primary key default uuidv7(),
  dossier_id uuid not null references dossier (id),
  at         timestamptz not null default now(),
  verdict    text not null,
  gone       boolean not null,
  evidence   jsonb not null default '{}'   -- status, hops, hashes, timings: what the verdict rests on; never content
);
create index watch_check_dossier on watch_check (dossier_id, at);

-- ── hotline/replies ─────────────────────────────────────────────────────────────────────────────────────
create table replies_message (
  id           uuid primary key default uuidv7(),
  report_id    uuid not null references intake_report (id),
  dossier_id   uuid references dossier (id),
  kind         text not null check (kind in ('acknowledgement', 'outcome')),
  language     text not null check (language in ('fr', 'en')),
  state        text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  message_id   text not null unique,
  queued_at    timestamptz not null default now(),
  sent_at      timestamptz,
  attempts     integer not null default 0,
  last_problem text
);
create index replies_message_report on replies_message (report_id);

-- ── well-being ──────────────────────────────────────────────────────────────────────────────────────────
create table well_being_exposure (
  id         uuid primary key default uuidv7(),
  staff_id   uuid not null,
  dossier_id uuid not null references dossier (id),
  item_id    uuid,
  infraction text,
  reason     text not null default '',
  started_at timestamptz not null default now(),
  seconds    real not null default 0
);
create index well_being_exposure_staff on well_being_exposure (staff_id, started_at);
