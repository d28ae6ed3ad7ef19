-- Keys by which a partner's program may ask something of the API. The key itself is shown once and kept nowhere: only
-- a keyed hash of it stands here. A revoked key keeps its line, so that the trail can name it.
create table people_program_key (
  id           uuid primary key default uuidv7(),
  name         text        not null check (length(name) between 2 and 100),
  scope        text        not null check (scope in ('fingerprints')),
  hash         bytea       not null unique check (length(hash) = 32),
  issued_at    timestamptz not null,
  issued_by    uuid        not null,
  last_used_at timestamptz,             -- to the minute
  revoked_at   timestamptz
);
-- One living key of a name: a form that is sent twice issues one key.
create unique index people_program_key_name on people_program_key (lower(name)) where revoked_at is null;
