-- Reports that arrive together are written together: under load, the commit, the round trip and the planning cost
-- more than the rows. Each report is still whole or absent, and its events and outbox rows are in the same commit.
-- The functions for one report (0001) stay until the next release, for a server of the release before.

-- The dossier's door in SQL, for many locators at once: opens a dossier for each, or joins the one that exists, and
-- announces which. `p_rows`: {id, report, position, key, kind, locator, host, tld, category, priority, lane, due,
-- channel}; `id` becomes the dossier's if it is new. A locator that was gone and is reported again starts anew; a
-- finding that it is legal stands until a person reopens it.
create function dossier_receive_batch(p_rows jsonb)
returns table (report_id uuid, locator_position smallint, dossier_id uuid) language plpgsql as $$
declare
  v_reports uuid[];
  v_positions smallint[];
  v_dossiers uuid[];
  v_names text[];
  v_subjects uuid[];
  v_data jsonb[];
begin
  with given as materialized (
    select g.*, coalesce(g.key, uuid_send(g.id)) as same,
           row_number() over (partition by coalesce(g.key, uuid_send(g.id)) order by g.report) as nth,
           row_number() over (order by g.report, g.position) as place
    from jsonb_to_recordset(p_rows) as g(
      id uuid, report uuid, position smallint, key bytea, kind text, locator text, host text, tld text, category text,
      priority smallint, lane smallint, due timestamptz, channel text)
  ), together as (
    select same, count(*)::integer as reports, min(priority) as priority, min(lane) as lane, min(due) as due
    from given group by same
  ), received as (
    -- In the order of the keys, so that two batches cannot lock each other out.
    insert into dossier as d (id, locator_key, locator_kind, locator, host, category, priority, lane, due_at, reports)
    select g.id, g.key, g.kind, g.locator, g.host, g.category, t.priority, t.lane, t.due, t.reports
    from given g join together t using (same) where g.nth = 1 order by g.key
    on conflict (locator_key) do update
      set reports = d.reports + excluded.reports,
          priority = least(d.priority, excluded.priority),
          -- Whoever floods us with an address must not keep others' reports of it in the slower lane.
          lane = least(d.lane, excluded.lane),
          due_at = case when d.state in ('removed', 'closed-not-found') then excluded.due_at
                        else least(d.due_at, excluded.due_at) end,
          state = case when d.state in ('removed', 'closed-not-found') then 'received' else d.state end,
          state_since = case when d.state in ('removed', 'closed-not-found') then now() else d.state_since end,
          moved_by = case when d.state in ('removed', 'closed-not-found') then null else d.moved_by end
    returning new.id as dossier, coalesce(new.locator_key, uuid_send(new.id)) as same, old.state as was
  ), known as (
    select g.*, r.dossier, r.was, g.nth = 1 and r.was is null as opens,
           g.nth = 1 and r.was in ('removed', 'closed-not-found') as reopens
    from given g join received r using (same)
  ), told as (
    select k.place, 0 as step, k.dossier, case when k.opens then 'dossier.opened' else 'dossier.joined' end as name,
           case when k.opens
                then jsonb_build_object('reportId', k.report, 'channel', k.channel, 'category', k.category,
                                        'kind', k.kind, 'tld', k.tld, 'onion', k.kind = 'onion')
                else jsonb_build_object('reportId', k.report, 'channel', k.channel) end as data
    from known k
    union all
    select k.place, 1, k.dossier, 'dossier.moved',
           jsonb_build_object('from', k.was, 'to', 'received', 'reason', 'reported-again')
    from known k where k.reopens
  )
  select (select array_agg(report order by place) from known), (select array_agg(position order by place) from known),
         (select array_agg(dossier order by place) from known),
         (select array_agg(name order by place, step) from told),
         (select array_agg(dossier order by place, step) from told),
         (select array_agg(data order by place, step) from told)
  into v_reports, v_positions, v_dossiers, v_names, v_subjects, v_data;
  perform ground_announce(v_names, v_subjects, v_data);
  return query select * from unnest(v_reports, v_positions, v_dossiers);
end $$;

-- Many reports in one short transaction and one round trip: reports, dossiers, links, events, outbox. Answers only
-- those that were not written, because their idempotency key is known already. `p_reports` carry the columns of
-- intake_report and `lane`; `p_locators` what dossier_receive_batch takes, and `verbatim`.
create function intake_accept_batch(p_reports jsonb, p_locators jsonb)
returns table (given_id uuid, report_id uuid, body_hash bytea) language plpgsql as $$
declare
  v_accepted uuid[];
  v_names text[];
  v_subjects uuid[];
  v_data jsonb[];
begin
  with accepted as (
    insert into intake_report as r (id, receipt_hash, idempotency_hash, body_hash, channel, language, category,
                                    data_key, comment_sealed, contact_sealed)
    select g.id, g.receipt, g.idempotency, g.body, g.channel, g.language, g.category, g.key, g.comment, g.contact
    from jsonb_to_recordset(p_reports) as g(
      id uuid, receipt bytea, idempotency bytea, body bytea, channel text, language text, category text, key bytea,
      comment bytea, contact bytea)
    order by g.idempotency, g.id
    on conflict (idempotency_hash) do nothing
    returning r.id
  )
  select array_agg(a.id) into v_accepted from accepted a;

  if v_accepted is null or cardinality(v_accepted) < jsonb_array_length(p_reports) then
    return query
      select g.id, r.id, r.body_hash
      from jsonb_to_recordset(p_reports) as g(id uuid, idempotency bytea)
      join intake_report r on r.idempotency_hash = g.idempotency
      where g.id <> all (coalesce(v_accepted, '{}'));
    p_locators := (select jsonb_agg(l) from jsonb_array_elements(p_locators) l
                   where (l ->> 'report')::uuid = any (v_accepted));
  end if;
  if p_locators is null then return; end if;

  with linked as (
    insert into intake_report_locator as l (report_id, position, dossier_id, verbatim)
    select d.report_id, d.locator_position, d.dossier_id, g.verbatim
    from dossier_receive_batch(p_locators) d
    join jsonb_to_recordset(p_locators) as g(report uuid, position smallint, verbatim text)
      on g.report = d.report_id and g.position = d.locator_position
    returning l.report_id, l.position, l.dossier_id
  ), dossiers as (
    select l.report_id as id, jsonb_agg(l.dossier_id order by l.position) as ids from linked l group by 1
  )
  select array_agg('intake.report-accepted'::text), array_agg(g.id order by g.id),
         array_agg(jsonb_build_object('dossierIds', d.ids, 'channel', g.channel, 'category', g.category,
                                      'language', g.language, 'hasContact', g.contact is not null, 'lane', g.lane)
                   order by g.id)
  into v_names, v_subjects, v_data
  from jsonb_to_recordset(p_reports) as g(
    id uuid, channel text, language text, category text, contact text, lane smallint)
  join dossiers d on d.id = g.id;
  perform ground_announce(v_names, v_subjects, v_data);
end $$;
