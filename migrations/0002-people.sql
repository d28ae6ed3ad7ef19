-- People: who may come in, and how. The first six tables are better-auth's (src/people/login-tables.ts gives them
-- our names); a test asks better-auth whether anything is missing. The others are ours.

create table people_user (
  id                 uuid primary key default uuidv7(),
  name               text        not null,
  email              text        not null unique,
  email_verified     boolean     not null,
  image              text,
  created_at         timestamptz not null default current_timestamp,
  updated_at         timestamptz not null default current_timestamp,
  two_factor_enabled boolean,
  disabled_at        timestamptz,                    -- nobody is deleted: what they decided keeps its author
  is_demo            boolean     not null default false,
  check (email = lower(email))
);

create table people_session (
  id         uuid primary key default uuidv7(),
  expires_at timestamptz not null,
  token      text        not null unique,            -- worth nothing without the signature in the cookie
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text        check (ip_address is null or ip_address = ''),
  user_agent text,
  user_id    uuid        not null references people_user (id) on delete cascade
);
create index people_session_user_id_idx on people_session (user_id);

create table people_account (
  id                       uuid primary key default uuidv7(),
  account_id               text        not null,
  provider_id              text        not null,
  user_id                  uuid        not null references people_user (id) on delete cascade,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz not null default current_timestamp,
  updated_at               timestamptz not null,
  unique (user_id, provider_id)
);
create index people_account_user_id_idx on people_account (user_id);

create table people_verification (
  id         uuid primary key default uuidv7(),
  identifier text        not null,
  value      text        not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index people_verification_identifier_idx on people_verification (identifier);

create table people_two_factor (
  id                        uuid primary key default uuidv7(),
  secret                    text not null,           -- encrypted by better-auth under the installation's secret
  backup_codes              text not null,           -- likewise
  user_id                   uuid not null unique references people_user (id) on delete cascade,
  verified                  boolean,
  failed_verification_count integer,
  locked_until              timestamptz
);
create index people_two_factor_secret_idx on people_two_factor (secret);
create index people_two_factor_user_id_idx on people_two_factor (user_id);

create table people_passkey (
  id            uuid primary key default uuidv7(),
  name          text,
  public_key    text    not null,
  user_id       uuid    not null references people_user (id) on delete cascade,
  credential_id text    not null unique,
  counter       integer not null,
  device_type   text    not null,
  backed_up     boolean not null,
  transports    text,
  created_at    timestamptz,
  aaguid        text
);
create index people_passkey_user_id_idx on people_passkey (user_id);
create index people_passkey_credential_id_idx on people_passkey (credential_id);

-- ── ours ────────────────────────────────────────────────────────────────────────────────────────────────
create table people_role (
  user_id uuid not null references people_user (id) on delete cascade,
  role    text not null check (role in ('analyst', 'second-reader', 'supervisor', 'director', 'admin', 'partner')),
  primary key (user_id, role)
);

-- Keys that open once: the set-up code (no user yet) and one-time links. Only a keyed hash is kept.
create table people_one_time_key (
  hash       bytea       primary key,
  user_id    uuid        references people_user (id) on delete cascade,   -- null: the set-up code
  made_at    timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index people_one_time_key_user on people_one_time_key (user_id);

-- A code of an authenticator app is accepted once, though it stays valid for a minute and a half (RFC 6238 §5.2).
create table people_totp_use (
  user_id uuid        not null references people_user (id) on delete cascade,
  hash    bytea       not null,
  at      timestamptz not null default now(),
  primary key (user_id, hash)
);

-- Failed sign-ins by keyed hash of the e-mail typed: enough to slow a guesser down, nothing about who guessed.
create table people_failed_sign_in (
  email_hash bytea       not null,
  at         timestamptz not null default now()
);
create index people_failed_sign_in_recent on people_failed_sign_in (email_hash, at);

-- What a listener notes twice after a crash is noted once.
create unique index audit_entry_event on audit_entry ((detail ->> 'event')) where detail ? 'event';
