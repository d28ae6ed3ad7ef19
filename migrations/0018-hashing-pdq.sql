-- Lists carry PDQ too: fingerprints of what a picture looks like (256 bits), found by distance rather than equality.
-- They are searched in memory; this table stays the truth, and the index follows it by `number`.
alter table hashing_entry drop constraint hashing_entry_algorithm_check;
alter table hashing_entry add constraint hashing_entry_algorithm_check
  check (algorithm in ('sha256', 'sha1', 'md5', 'pdq'));
-- All zeroes is what PDQ answers for a picture too small to say anything about: it would match every other such one.
alter table hashing_entry add constraint hashing_entry_pdq_form
  check (algorithm <> 'pdq' or (length(digest) = 32 and digest <> decode(repeat('00', 32), 'hex')));

-- What programs call an entry by. Never used again, also when the entry is gone.
alter table hashing_entry add column number bigint generated always as identity;
create unique index hashing_entry_number on hashing_entry (number);
create index hashing_entry_pdq_number on hashing_entry (number) where algorithm = 'pdq';

-- Who follows the table reads what is above the last number it knows. That loses nothing only if numbers become
-- visible in their order: so one transaction at a time adds entries. The lock is taken before a number is drawn (a
-- statement's trigger runs before its rows are made) and is let go after the commit can be seen.
create function hashing_entries_in_order() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('hashing_entry'));
  return null;
end $$;
create trigger hashing_entry_in_order before insert on hashing_entry
  for each statement execute function hashing_entries_in_order();

-- Whatever takes an entry away or changes it raises the epoch: who follows the table then reads all of it anew.
create table hashing_epoch (
  only_one boolean primary key default true check (only_one),
  epoch    bigint  not null default 0
);
insert into hashing_epoch default values;
create function hashing_entries_changed() returns trigger language plpgsql as $$
begin
  update hashing_epoch set epoch = epoch + 1;
  return null;
end $$;
create trigger hashing_entry_changed after update or delete or truncate on hashing_entry
  for each statement execute function hashing_entries_changed();
