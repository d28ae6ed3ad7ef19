-- What many reports bring comes as columns, grouped before it is sent: PostgreSQL then plans, parses and joins less for
-- each batch (decision 0019). These two take the place of the functions of 0020, which no release knows. The functions
-- for one report (0001) stay until the next release, for a server of the release before.
drop function intake_accept_batch(jsonb, jsonb);
drop function dossier_receive_batch(jsonb);

-- What a flood announces is handed on after everything else: an event whose data say lane 1 waits behind the others.
alter table ground_outbox add column lane smallint not null default 0;
alter table ground_outbox drop constraint ground_outbox_pkey;
alter table ground_outbox add primary key (lane, seq);
create or replace function ground_announce(p_names text[], p_subjects uuid[], p_data jsonb[]) returns void language sql as $$
  with told as (
    insert into ground_event (name, subject, data)
    select * from unnest(p_names, p_subjects, p_data)
    returning seq, data
  )
  insert into ground_outbox (seq, lane) select seq, case when data @> '{"lane": 1}' then 1 else 0 end from told;
$$;

-- The dossier's door in SQL: opens a dossier for each locator or joins the one that exists, and says what is to be
-- announced of it. First the locators, one row each, in the order of their keys, so that two batches cannot lock each
-- other out; `p_reports` says how many reports name it; `p_id` becomes the dossier's if it is new. Then, for each naming
-- of a locator by a report, which of the locators it is, and whether it is the first of this batch. Answers the dossier
-- of each naming, and the events. A locator that was gone and is reported again starts anew; a finding that it is legal
-- stands until a person reopens it.
create function dossier_receive_locators(
  p_id uuid[], p_key bytea[], p_kind text[], p_locator text[], p_host text[], p_tld text[], p_category text[],
  p_priority smallint[], p_lane smallint[], p_due timestamptz[], p_reports integer[],
  p_which integer[], p_first boolean[], p_report uuid[], p_channel text[],
  out dossiers uuid[], out names text[], out subjects uuid[], out data jsonb[]
) language plpgsql as $$
declare
  v_ids uuid[];
  v_was text[];
  v_lanes smallint[];
  w integer;
begin
  with received as (
    insert into dossier as d (id, locator_key, locator_kind, locator, host, category, priority, lane, due_at, reports)
    select * from unnest(p_id, p_key, p_kind, p_locator, p_host, p_category, p_priority, p_lane, p_due, p_reports)
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
    returning new.id, coalesce(new.locator_key, uuid_send(new.id)) as same, old.state as was, old.lane
  )
  select array_agg(r.id order by g.place), array_agg(r.was order by g.place), array_agg(r.lane order by g.place)
  into v_ids, v_was, v_lanes
  from unnest(p_id, p_key) with ordinality as g(id, key, place)
  join received r on r.same = coalesce(g.key, uuid_send(g.id));

  for i in 1 .. cardinality(p_which) loop
    w := p_which[i];
    dossiers[i] := v_ids[w];
    subjects := subjects || v_ids[w];
    if p_first[i] and v_was[w] is null then
      names := names || 'dossier.opened'::text;
      data := data || jsonb_build_object('reportId', p_report[i], 'channel', p_channel[i], 'category', p_category[w],
                                         'kind', p_kind[w], 'tld', p_tld[w], 'onion', p_kind[w] = 'onion',
                                         'lane', p_lane[w]);
      continue;
    end if;
    names := names || 'dossier.joined'::text;
    data := data || jsonb_build_object('reportId', p_report[i], 'channel', p_channel[i], 'lane', p_lane[w],
                                       'leftSlowerLane', p_first[i] and v_lanes[w] > p_lane[w]);
    if p_first[i] and v_was[w] in ('removed', 'closed-not-found') then
      subjects := subjects || v_ids[w];
      names := names || 'dossier.moved'::text;
      data := data || jsonb_build_object('from', v_was[w], 'to', 'received', 'reason', 'reported-again',
                                         'lane', p_lane[w]);
    end if;
  end loop;
end $$;

-- Many reports in one short transaction and one round trip: reports, dossiers, links, events, outbox; all or none of
-- them. First the reports; then their locators, as dossier_receive_locators takes them; then the namings, in the order
-- of the reports. An idempotency key that is known already ends it with SQLSTATE VI001.
create function intake_accept_reports(
  p_id uuid[], p_receipt bytea[], p_idempotency bytea[], p_body bytea[], p_channel text[], p_language text[],
  p_category text[], p_data_key bytea[], p_comment bytea[], p_contact bytea[], p_lane smallint[], p_namings integer[],
  l_id uuid[], l_key bytea[], l_kind text[], l_locator text[], l_host text[], l_tld text[], l_category text[],
  l_priority smallint[], l_lane smallint[], l_due timestamptz[], l_reports integer[],
  n_which integer[], n_first boolean[], n_report uuid[], n_channel text[], n_position smallint[], n_verbatim text[]
) returns void language plpgsql as $$
declare
  v_received record;
  v_written integer;
  v_names text[];
  v_data jsonb[];
  v_last integer := 0;
begin
  insert into intake_report (id, receipt_hash, idempotency_hash, body_hash, channel, language, category, data_key,
                             comment_sealed, contact_sealed)
  -- In the order of the keys, as the locators: two batches cannot lock each other out.
  select * from unnest(p_id, p_receipt, p_idempotency, p_body, p_channel, p_language, p_category, p_data_key,
                       p_comment, p_contact) as g(id, receipt, idempotency)
  order by g.idempotency, g.id
  on conflict (idempotency_hash) do nothing;
  get diagnostics v_written = row_count;
  if v_written < cardinality(p_id) then
    raise exception 'an idempotency key is known already' using errcode = 'VI001';
  end if;

  v_received := dossier_receive_locators(l_id, l_key, l_kind, l_locator, l_host, l_tld, l_category, l_priority, l_lane,
                                         l_due, l_reports, n_which, n_first, n_report, n_channel);
  insert into intake_report_locator (report_id, position, dossier_id, verbatim)
  select * from unnest(n_report, n_position, v_received.dossiers, n_verbatim);

  for i in 1 .. cardinality(p_id) loop
    v_names[i] := 'intake.report-accepted';
    v_data[i] := jsonb_build_object(
      'dossierIds', to_jsonb(coalesce(v_received.dossiers[v_last + 1 : v_last + p_namings[i]], '{}'::uuid[])), 'channel', p_channel[i],
      'category', p_category[i], 'language', p_language[i], 'hasContact', p_contact[i] is not null, 'lane', p_lane[i]);
    v_last := v_last + p_namings[i];
  end loop;
  perform ground_announce(v_received.names || v_names, v_received.subjects || p_id, v_received.data || v_data);
end $$;
