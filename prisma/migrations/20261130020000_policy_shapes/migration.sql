-- Most policies have one of a few shapes. Each shape is written here once, and `renkei.allow` makes policies of it: the expression in
-- the catalogue is what one would have written by hand, so nothing is planned or run otherwise
-- (docs/decisions/0039-policy-shapes.md).

-- Who is allowed, as an expression over a row's own columns. What the transaction says of its actor stands in a sub-select, which is
-- evaluated once and not for each row. `_planned` says it plainly, so that the planner knows how many rows this organization or user
-- has: for tables of which one sees two thirds and another thirty rows.
CREATE FUNCTION renkei.policy_rule(p_who text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  own text := 'organization_id = (SELECT renkei.actor_organization())';
  below text := 'organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization()))';
  seen text := 'node_id IN (SELECT n.id FROM nodes n)';
BEGIN
  RETURN CASE p_who
    WHEN 'system' THEN 'true'
    WHEN 'owner' THEN 'true'
    WHEN 'every_node' THEN 'true'
    WHEN 'node' THEN 'node_id = ANY ((SELECT renkei.actor_nodes())::uuid[])'
    WHEN 'everyone' THEN '(SELECT renkei.actor_organization()) IS NOT NULL'
    WHEN 'user' THEN 'user_id = (SELECT renkei.actor_user())'
    WHEN 'user_planned' THEN 'user_id = renkei.actor_user()'
    WHEN 'center' THEN '(SELECT renkei.actor_kind()) = ''center'''
    WHEN 'operator' THEN '(SELECT renkei.actor_kind()) = ''operator'''
    WHEN 'center_and_operator' THEN '(SELECT renkei.actor_kind()) IN (''center'', ''operator'')'
    WHEN 'organization' THEN own
    WHEN 'organization_planned' THEN 'organization_id = renkei.actor_organization()'
    WHEN 'municipality' THEN own || ' AND (SELECT renkei.actor_kind()) = ''municipality'''
    WHEN 'own_or_above' THEN '(SELECT renkei.actor_kind()) IN (''center'', ''operator'') OR ' || own || ' OR ' || below
    WHEN 'own_or_above_not_operator' THEN '(SELECT renkei.actor_kind()) = ''center'' OR ' || own || ' OR ' || below
    WHEN 'administering' THEN 'renkei.administers(organization_id)'
    WHEN 'aiding' THEN 'renkei.aids(organization_id)'
    WHEN 'concerned' THEN 'concerned_ids @> ARRAY[renkei.actor_organization()]'
    WHEN 'node_seen' THEN seen
    WHEN 'node_seen_not_operator' THEN '(SELECT renkei.actor_kind()) <> ''operator'' AND ' || seen
  END;
END $$;

-- One policy, marked as made here: a test holds every policy of a known shape to the mark, and every mark to its shape.
CREATE PROCEDURE renkei.make_policy(p_table regclass, p_suffix text, p_command text, p_role text, p_rule text, p_mark text)
LANGUAGE plpgsql AS $$
DECLARE
  name text := (SELECT relname FROM pg_class WHERE oid = p_table) || '_' || p_suffix
    || CASE p_command WHEN 'ALL' THEN '' ELSE '_' || lower(p_command) END;
BEGIN
  IF p_rule IS NULL THEN
    RAISE EXCEPTION 'no policy has the shape %', p_mark USING ERRCODE = '22023';
  END IF;
  EXECUTE format('CREATE POLICY %I ON %s FOR %s TO %s %s (%s)', name, p_table, p_command, p_role,
    CASE p_command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, p_rule);
  EXECUTE format('COMMENT ON POLICY %I ON %s IS %L', name, p_table, p_mark);
END $$;

-- The usual policies of a table: `CALL renkei.allow('gardens', 'organization', 'SELECT', 'INSERT')`; without commands, for all.
CREATE PROCEDURE renkei.allow(p_table regclass, p_who text, VARIADIC p_commands text[] DEFAULT '{ALL}')
LANGUAGE plpgsql AS $$
DECLARE
  command text;
BEGIN
  FOREACH command IN ARRAY p_commands LOOP
    CALL renkei.make_policy(p_table, p_who, command,
      CASE p_who WHEN 'system' THEN 'renkei_system' WHEN 'owner' THEN 'CURRENT_USER' WHEN 'node' THEN 'renkei_node'
        WHEN 'every_node' THEN 'renkei_node' ELSE 'renkei_app' END,
      renkei.policy_rule(p_who), 'allow ' || p_who);
  END LOOP;
END $$;

-- Rows of something else are for whoever sees that: `CALL renkei.allow_with('beds', 'gardens', 'garden_id', 'SELECT')`.
CREATE PROCEDURE renkei.allow_with(p_table regclass, p_parent regclass, p_column text, VARIADIC p_commands text[] DEFAULT '{ALL}')
LANGUAGE plpgsql AS $$
DECLARE
  command text;
  parent text := (SELECT relname FROM pg_class WHERE oid = p_parent);
BEGIN
  FOREACH command IN ARRAY p_commands LOOP
    CALL renkei.make_policy(p_table, 'with_' || parent, command, 'renkei_app',
      format('EXISTS (SELECT FROM %s p WHERE p.id = %s.%I)', p_parent, p_table, p_column), 'allow_with ' || parent);
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION renkei.policy_rule(text) FROM PUBLIC;
REVOKE EXECUTE ON PROCEDURE renkei.make_policy(regclass, text, text, text, text, text),
  renkei.allow(regclass, text, text[]), renkei.allow_with(regclass, regclass, text, text[]) FROM PUBLIC;

-- What was written by hand until now.
DO $$
DECLARE
  old record;
  t regclass;
BEGIN
  FOR t IN SELECT polrelid FROM pg_policy JOIN pg_class c ON c.oid = polrelid
    WHERE polname = c.relname || '_system' AND polcmd = '*' AND polroles = ARRAY['renkei_system'::regrole::oid] AND pg_get_expr(polqual, polrelid) = 'true'
  LOOP
    EXECUTE format('DROP POLICY %I ON %s', (SELECT relname FROM pg_class WHERE oid = t) || '_system', t);
    CALL renkei.allow(t, 'system');
  END LOOP;

  FOR old IN SELECT split_part(name, '.', 1) AS of_table, split_part(name, '.', 2) AS suffix FROM unnest('{
    alarm_entries.read, alarm_notifications.read, alarm_rules.add, alarm_rules.change, alarm_rules.read, alarm_rules.remove, alarms.read,
    application_decisions.read, application_deputies.delete, application_deputies.insert, application_deputies.read,
    application_steps.read, application_steps.update, applications.read, applications.update, article_categories.add,
    article_categories.change, article_categories.read, article_confirmations.read, article_counters.next, article_favourites.own,
    article_group_members.own, article_groups.own, article_marks.own, article_reads.own, audit_entries.system_insert,
    audit_entries.system_read, audit_entry_organizations.owner, audit_entry_organizations.system, audit_links.read,
    audit_links.system_insert, audit_links.system_read, audit_pending.owner, audit_verifications.read, audit_verifications.system_insert,
    audit_verifications.system_read, campaign_answers.read, campaign_extensions.read, campaign_steps.read, campaign_targets.insert,
    campaign_targets.read, campaign_targets.update, campaigns.update, certificate_approvals.insert, certificate_approvals.owner,
    certificate_approvals.read, certificate_approvals.update, certificate_counters.insert, certificate_counters.owner,
    certificate_counters.read, certificate_counters.update, certificate_issues.insert, certificate_issues.owner, certificate_issues.read,
    certificate_issues.update, certificate_settings.insert, certificate_settings.owner, certificate_settings.read,
    certificate_settings.update, change_counters.insert, change_counters.read, change_counters.update, check_statuses.read, checks.change,
    checks.read, closures.read, connections.read, contact_checks.give, contact_checks.read, contact_checks.renew, contact_searches.own,
    copies.read, copy_alarms.read, copy_receipts.read, data_copies.owner, data_copies.read, declaration_counters.insert,
    declaration_counters.read, declaration_counters.update, declaration_steps.insert, declaration_steps.read, declaration_steps.update,
    declarations.insert, declarations.read, declarations.update, delivery_keys.read, delivery_metadata.node, delivery_metadata.read,
    delivery_packages.node, delivery_packages.read, delivery_receipts.itself, delivery_receipts.read, delivery_receipts.report,
    delivery_receipts.retry, delivery_releases.steer, delivery_totals.read, desk_days.everybody, desk_days.own, desk_hours.everybody,
    desk_hours.own, desk_members.see, disaster_keys.insert, disaster_keys.read, disclosure_case_records.read,
    disclosure_case_records.update, disclosure_cases.read, disclosure_cases.update, disclosure_figures.read, disclosure_notes.read,
    disclosure_notes.update, districts.insert, districts.owner, districts.read, districts.update, drills.insert, drills.read,
    drills.update, emergency_contacts.delete, emergency_contacts.insert, emergency_contacts.read, emergency_contacts.update,
    extension_effects.delete, extension_effects.insert, extension_effects.read, extension_effects.update, extension_entries.read,
    extension_parties.read, extensions.read, extensions.update, file_bodies.owner, file_quotas.owner, file_quotas.read,
    freeze_backlogs.insert, freeze_backlogs.read, freeze_backlogs.update, freezes.read, freezes.update, holiday_years.insert,
    holiday_years.read, holiday_years.update, holidays.change, holidays.read, households.insert, households.owner, households.read,
    households.update, idempotency_keys.own, incident_addressees.read, incident_addressees.update, incident_deadlines.read,
    incident_deadlines.update, incident_entries.read, incident_links.read, incident_revisions.read, incidents.read, incidents.update,
    income_records.insert, income_records.owner, income_records.read, income_records.update, insurance_form_periods.insert,
    insurance_form_periods.owner, insurance_form_periods.read, insurance_form_periods.update, insurance_members.insert,
    insurance_members.owner, insurance_members.read, insurance_members.update, inventory_items.delete, inventory_items.insert,
    inventory_items.read, inventory_items.update, job_commands.read, job_node_runs.read, key_openings.insert, key_openings.read,
    key_openings.update, key_share_custodies.insert, key_share_custodies.read, key_share_custodies.update, lines.add, lines.change,
    lines.read, mail_settings.own, network_events.add, network_events.read, network_settings.change, network_settings.node,
    network_settings.read, network_sweeps.read, network_systems.add, network_systems.change, network_systems.read, node_agents.change,
    node_agents.itself, node_agents.read, node_changes.add, node_changes.itself, node_changes.read, node_commands.answer,
    node_commands.cancel, node_commands.itself, node_commands.queue, node_commands.read, node_enrollments.issue, node_enrollments.read,
    node_enrollments.withdraw, node_keys.itself, node_keys.read, node_keys.revoke, nodes.add, nodes.change, nodes.read,
    notification_settings.own, notifications.mark, notifications.own, online_ends.read, operating_clock.read, operating_days.read,
    operating_nodes.decide, operating_plans.read, operating_steps.decide, operation_plans.update, operation_services.read,
    organization_change_members.insert, organization_change_members.read, organization_changes.read, organization_codes.read,
    organization_versions.read, organizations.insert, organizations.read, organizations.update, paper_stocks.insert, paper_stocks.owner,
    paper_stocks.read, paper_stocks.update, places.add, places.change, planned_stops.read, prefectural_networks.add,
    prefectural_networks.change, prefectural_networks.read, project_checks.read, project_items.read, project_risks.read,
    project_tunings.read, provision_bodies.insert, provision_bodies.read, provision_counts.delete, provision_counts.insert,
    provision_counts.read, provision_groups.delete, provision_groups.insert, provision_groups.read, provision_groups.update,
    provision_lost_rows.delete, provision_lost_rows.insert, provision_lost_rows.read, provision_years.insert, provision_years.update,
    queued_applications.insert, queued_applications.read, queued_applications.update, register_changes.insert, register_changes.owner,
    register_changes.read, register_changes.update, register_counters.insert, register_counters.owner, register_counters.read,
    register_counters.update, reservations.delete, reservations.insert, reservations.read, residents.insert, residents.owner,
    residents.read, residents.update, samples.read, sessions.own, site_requests.insert, site_requests.read, site_status.read,
    sla_policies.center, sla_policies.everybody, slice_changes.insert, tax_assessments.insert, tax_assessments.owner,
    tax_assessments.read, tax_assessments.update, tax_instalments.insert, tax_instalments.owner, tax_instalments.read,
    tax_instalments.update, tax_payments.insert, tax_payments.owner, tax_payments.read, tax_payments.update, test_bodies.read,
    test_results.insert, test_results.read, test_results.update, test_rounds.read, test_slots.read, ticket_counters.next,
    ticket_entry_files.audience, ticket_holdings.parties, ticket_parties.own, ticket_presences.see, ticket_read_marks.own,
    ticket_reads.own, ticket_recoveries.parties, ticket_targets.parties, ticket_undos.own, ticket_views.own, trainees.own,
    training_enrolments.own, training_progress.insert, training_progress.read, training_progress.update, training_reminders.read,
    training_seats.insert, training_seats.read, training_seats.update, training_sessions.read, training_sessions.update, ups_systems.read,
    ups_units.read, user_roles.actor, window_settings.change, window_settings.read
  }'::text[]) name LOOP
    EXECUTE format('DROP POLICY %I ON %I', old.of_table || '_' || old.suffix, old.of_table);
  END LOOP;

  FOR old IN SELECT * FROM (VALUES
      ('administering', '{INSERT}', '{slice_changes}'),
      ('administering', '{SELECT,INSERT,UPDATE}', '{change_counters}'),
      ('aiding', '{SELECT}', '{copies, copy_alarms, copy_receipts, disaster_keys, emergency_contacts, inventory_items, key_share_custodies, reservations}'),
      ('aiding', '{SELECT,INSERT,UPDATE}', '{declarations}'),
      ('center_and_operator', '{INSERT}', '{campaign_targets}'),
      ('center_and_operator', '{SELECT}', '{delivery_totals}'),
      ('center_and_operator', '{UPDATE}', '{campaigns,freezes}'),
      ('center', '{ALL}', '{holidays,window_settings}'),
      ('center', '{INSERT}', '{organization_change_members,provision_bodies,sla_policies}'),
      ('center', '{INSERT,DELETE}', '{provision_counts,provision_lost_rows}'),
      ('center', '{INSERT,UPDATE}', '{holiday_years,network_systems,organizations,provision_years}'),
      ('center', '{INSERT,UPDATE,DELETE}', '{alarm_rules,provision_groups}'),
      ('center', '{SELECT}', '{delivery_keys}'),
      ('center', '{UPDATE}', '{delivery_receipts,delivery_releases,network_settings}'),
      ('concerned', '{SELECT,UPDATE}', '{applications,extensions,incidents}'),
      ('every_node', '{SELECT}', '{delivery_metadata,delivery_packages,network_settings}'),
      ('everyone', '{ALL}', '{article_counters,ticket_counters}'),
      ('everyone', '{SELECT}', '{alarm_rules, article_categories, audit_verifications, closures, connections, contact_checks, delivery_metadata, delivery_packages,
        desk_days, desk_hours, disclosure_figures, extension_effects, freezes, holiday_years, holidays, incident_deadlines, job_commands,
        network_settings, network_sweeps, network_systems, online_ends, operating_clock, operating_days, operating_plans,
        organization_change_members, organization_changes, organization_codes, organization_versions, organizations, planned_stops,
        provision_bodies, site_status, sla_policies, test_bodies, test_rounds, test_slots, training_seats, training_sessions,
        window_settings}'),
      ('municipality', '{SELECT}', '{data_copies}'),
      ('municipality', '{SELECT,INSERT,UPDATE}', '{certificate_approvals, certificate_counters, certificate_issues, certificate_settings, districts, households, income_records,
        insurance_form_periods, insurance_members, paper_stocks, register_changes, register_counters, residents, tax_assessments,
        tax_instalments, tax_payments}'),
      ('node_seen_not_operator', '{INSERT}', '{node_changes}'),
      ('node_seen_not_operator', '{INSERT,DELETE}', '{node_enrollments}'),
      ('node_seen_not_operator', '{INSERT,UPDATE}', '{node_commands}'),
      ('node_seen_not_operator', '{UPDATE}', '{node_agents,node_keys}'),
      ('node_seen', '{SELECT}', '{delivery_receipts,job_node_runs,node_agents,node_changes,node_commands,node_enrollments,node_keys}'),
      ('node', '{ALL}', '{node_agents,node_keys}'),
      ('node', '{INSERT}', '{node_changes}'),
      ('node', '{SELECT,UPDATE}', '{delivery_receipts,node_commands}'),
      ('operator', '{INSERT,UPDATE}', '{article_categories}'),
      ('operator', '{UPDATE}', '{incident_deadlines}'),
      ('organization_planned', '{DELETE}', '{reservations}'),
      ('organization_planned', '{SELECT}', '{file_quotas,site_requests,ticket_parties}'),
      ('organization_planned', '{SELECT,UPDATE}', '{drills,queued_applications}'),
      ('organization_planned', '{UPDATE}', '{key_share_custodies}'),
      ('organization_planned', '{UPDATE,DELETE}', '{emergency_contacts,inventory_items}'),
      ('organization', '{ALL}', '{article_groups,desk_days,desk_hours,trainees,training_enrolments}'),
      ('organization', '{INSERT}', '{disaster_keys, drills, emergency_contacts, freeze_backlogs, inventory_items, key_share_custodies, queued_applications,
        reservations, site_requests}'),
      ('organization', '{INSERT,UPDATE}', '{contact_checks,test_results,training_progress,training_seats}'),
      ('organization', '{SELECT}', '{article_confirmations,desk_members,ticket_presences,ticket_undos}'),
      ('organization', '{SELECT,INSERT,DELETE}', '{application_deputies}'),
      ('organization', '{SELECT,UPDATE}', '{disclosure_cases,disclosure_notes}'),
      ('organization', '{UPDATE}', '{incident_addressees,operation_plans,training_sessions}'),
      ('own_or_above_not_operator', '{INSERT}', '{network_events}'),
      ('own_or_above_not_operator', '{INSERT,UPDATE}', '{lines,nodes,places,prefectural_networks}'),
      ('own_or_above_not_operator', '{UPDATE}', '{checks,operating_nodes,operating_steps}'),
      ('own_or_above', '{SELECT}', '{alarms, campaign_answers, campaign_extensions, checks, lines, network_events, nodes, prefectural_networks, test_results,
        training_progress, training_reminders}'),
      ('own_or_above', '{SELECT,UPDATE}', '{campaign_targets,freeze_backlogs}'),
      ('owner', '{ALL}', '{certificate_approvals, certificate_counters, certificate_issues, certificate_settings, data_copies, districts, file_bodies,
        file_quotas, households, income_records, insurance_form_periods, insurance_members, paper_stocks, register_changes,
        register_counters, residents, tax_assessments, tax_instalments, tax_payments}'),
      ('owner', '{INSERT}', '{audit_entry_organizations,audit_pending}'),
      ('system', '{SELECT}', '{audit_entry_organizations}'),
      ('system', '{SELECT,INSERT}', '{audit_entries,audit_links,audit_verifications}'),
      ('user_planned', '{ALL}', '{article_favourites, article_marks, article_reads, contact_searches, idempotency_keys, notification_settings, sessions}'),
      ('user_planned', '{SELECT,UPDATE}', '{notifications}'),
      ('user', '{ALL}', '{mail_settings,ticket_read_marks,ticket_reads,ticket_views}')
    ) v (who, commands, of_tables)
  LOOP
    FOREACH t IN ARRAY old.of_tables::regclass[] LOOP
      CALL renkei.allow(t, old.who, VARIADIC old.commands::text[]);
    END LOOP;
  END LOOP;

  FOR old IN SELECT * FROM (VALUES
      ('alarms', 'alarm_id', '{SELECT}', '{alarm_entries,alarm_notifications}'),
      ('applications', 'application_id', '{SELECT}', '{application_decisions}'),
      ('applications', 'application_id', '{SELECT,UPDATE}', '{application_steps}'),
      ('article_groups', 'group_id', '{ALL}', '{article_group_members}'),
      ('audit_entries', 'entry_id', '{SELECT}', '{audit_links}'),
      ('campaigns', 'campaign_id', '{SELECT}', '{campaign_steps}'),
      ('checks', 'check_id', '{SELECT}', '{check_statuses,samples}'),
      ('declarations', 'declaration_id', '{SELECT,INSERT,UPDATE}', '{declaration_counters,declaration_steps,key_openings}'),
      ('disclosure_cases', 'case_id', '{SELECT,UPDATE}', '{disclosure_case_records}'),
      ('extensions', 'extension_id', '{INSERT,UPDATE,DELETE}', '{extension_effects}'),
      ('extensions', 'extension_id', '{SELECT}', '{extension_entries,extension_parties}'),
      ('incidents', 'incident_id', '{SELECT}', '{incident_addressees,incident_entries,incident_links,incident_revisions}'),
      ('operation_plans', 'plan_id', '{SELECT}', '{operation_services,ups_units}'),
      ('projects', 'project_id', '{SELECT}', '{project_checks,project_items,project_risks,project_tunings}'),
      ('provision_groups', 'group_id', '{SELECT}', '{provision_counts,provision_lost_rows}'),
      ('provision_years', 'year_id', '{SELECT}', '{provision_groups}'),
      ('ticket_entries', 'entry_id', '{ALL}', '{ticket_entry_files}'),
      ('tickets', 'ticket_id', '{ALL}', '{ticket_holdings,ticket_targets}'),
      ('tickets', 'ticket_id', '{SELECT}', '{ticket_recoveries}'),
      ('ups_units', 'unit_id', '{SELECT}', '{ups_systems}'),
      ('users', 'user_id', '{ALL}', '{user_roles}')
    ) v (parent, key, commands, of_tables)
  LOOP
    FOREACH t IN ARRAY old.of_tables::regclass[] LOOP
      CALL renkei.allow_with(t, old.parent::regclass, old.key, VARIADIC old.commands::text[]);
    END LOOP;
  END LOOP;
END $$;
