-- The trail can be neither rewritten (0001) nor emptied in one go.
create trigger audit_entry_not_emptied before truncate on audit_entry
  for each statement execute function ground_refuse_change();

-- A view is written before the first byte leaves; when it ended is known later, or never.
alter table well_being_exposure add column ended_at timestamptz;
create index well_being_exposure_open on well_being_exposure (started_at) where ended_at is null;
