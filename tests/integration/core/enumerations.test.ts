import { beforeAll, describe, expect, it } from 'vitest';
import { organizationKinds, roles } from '@/lib/access/actor';
import { handoverStates } from '@/lib/accounts/handover/prepared/constants';
import type { LogInMethod, SecondFactor } from '@/lib/accounts/login/types';
import { effects } from '@/lib/applications/constants';
import { listStates } from '@/lib/applications/list/schema';
import { articlePostings, articleStates } from '@/lib/articles/constants';
import {
  extensionStates,
  freezeKinds,
  frozenWorks,
  statuses,
  targetStates,
  testDirections,
  testOutcomes,
} from '@/lib/campaigns/constants';
import { ledgerAlarms } from '@/lib/continuity/ledger/rules';
import * as generated from '@/lib/core/generated/enums';
import { locales } from '@/lib/core/i18n/locale';
import { packageKinds } from '@/lib/delivery/constants';
import type { MetadataRole } from '@/lib/delivery/trust/queries';
import { flows, lane2Kinds } from '@/lib/incidents/constants';
import { runKinds, runWishes } from '@/lib/jobs/constants';
import { knowledgeAudiences, knowledgeStates } from '@/lib/knowledge/constants';
import {
  alarmRecipients,
  alarmSeverities,
  alarmSubjects,
  alarmTiers,
  checkKinds,
  networkKinds,
  nodeKinds,
  placeKinds,
  statesByWeight,
} from '@/lib/network/constants';
import { notificationChannels } from '@/lib/notifications/constants';
import { gates, stepKinds } from '@/lib/operations/constants';
import { contactKinds } from '@/lib/organizations/contacts/constants';
import { changeKinds, changeStates } from '@/lib/organizations/tree/constants';
import { checkLists, checkResults, itemStates, tuningWays } from '@/lib/projects/constants';
import { decisions, forms, registers, states, ways } from '@/lib/statistics/disclosure/constants';
import { methods } from '@/lib/statistics/provision/constants';
import {
  targetNames,
  ticketCategories,
  ticketChannels,
  ticketEntryKinds,
  ticketGroups,
  ticketRoutes,
  ticketStates,
  ticketSystems,
  ticketUrgencies,
} from '@/lib/tickets/constants';
import { slaReasons } from '@/lib/tickets/sla/types';
import { holdKinds } from '@/lib/tickets/work/schema';
import { enrolmentStates } from '@/lib/training/constants';
import { extensionKinds, services } from '@/lib/window/constants';
import { sources } from '@/tests/architecture/sources';
import { owner } from '@/tests/support/database';

/** The words of a type that has no list: all of them, and no other, or this does not compile. */
const wordsOf = <Word extends string>(words: Readonly<Record<Word, true>>) => Object.keys(words);

/** What repeats a type of the database by hand. All others are known by what Prisma generates alone. */
const types: Readonly<Record<string, readonly string[]>> = {
  alarm_severity: alarmSeverities,
  application_state: listStates,
  article_posting: articlePostings,
  article_state: articleStates,
  campaign_status: statuses,
  check_kind: checkKinds,
  contact_kind: contactKinds,
  disclosure_state: states,
  knowledge_audience: knowledgeAudiences,
  knowledge_state: knowledgeStates,
  line_kind: alarmTiers,
  network_kind: networkKinds,
  node_kind: nodeKinds,
  node_state: statesByWeight,
  notification_channel: notificationChannels,
  organization_change_kind: changeKinds,
  organization_change_state: changeStates,
  organization_kind: organizationKinds,
  package_kind: packageKinds,
  place_kind: placeKinds,
  role: roles,
  ticket_category: ticketCategories,
  ticket_channel: ticketChannels,
  ticket_entry_kind: ticketEntryKinds,
  ticket_group: ticketGroups,
  ticket_hold_kind: holdKinds,
  ticket_route: ticketRoutes,
  ticket_state: ticketStates,
  ticket_system: ticketSystems,
  ticket_urgency: ticketUrgencies,
};

/** Columns of text with a closed list of words, each with the same list in the code. */
const columns: Readonly<Record<string, readonly string[]>> = {
  'alarm_rules.recipient': alarmRecipients,
  'alarm_rules.subject': alarmSubjects,
  'alarm_rules.tier': alarmTiers,
  'application_forms.effect': effects,
  'campaign_extensions.state': extensionStates,
  'campaign_steps.work': ['', ...frozenWorks],
  'campaign_targets.state': targetStates,
  'copy_alarms.kind': ledgerAlarms,
  'delivery_metadata.role': wordsOf<MetadataRole>({ root: true, targets: true, snapshot: true, timestamp: true }),
  'disclosure_cases.decision': ['', ...decisions],
  'disclosure_cases.form': ['', ...forms],
  'disclosure_cases.receipt_way': ['', ...ways],
  'disclosure_cases.register': registers,
  'disclosure_cases.request_way': ways,
  'disclosure_figures.register': registers,
  'extensions.kind': extensionKinds,
  'freeze_backlogs.work': frozenWorks,
  'freezes.blocks': frozenWorks,
  'freezes.kind': freezeKinds,
  'incidents.flow': flows,
  'incidents.lane2_kind': lane2Kinds,
  'job_net_runs.kind': runKinds,
  'job_net_runs.wanted': runWishes,
  'known_places.kind': ['device', 'address'],
  'operating_steps.gate': gates,
  'operating_steps.kind': stepKinds,
  'pending_logins.method': wordsOf<LogInMethod>({ password: true, oidc: true, passkey: true }),
  // Exchange of data is not offered to people: nobody plans a stop of it.
  'planned_stops.services': services.filter((service) => service !== 'data-exchange'),
  'prepared_handovers.state': handoverStates,
  'project_checks.list': checkLists,
  'project_checks.result': checkResults,
  'project_items.state': itemStates,
  'project_tunings.way': tuningWays,
  'provision_counts.method': methods,
  'provision_lost_rows.method': ['', ...methods],
  'sessions.method': wordsOf<LogInMethod>({ password: true, oidc: true, passkey: true }),
  'sessions.second_factor': wordsOf<SecondFactor>({ totp: true, recovery_code: true, passkey: true, provider: true }),
  'test_results.result': testOutcomes,
  'test_slots.direction': testDirections,
  'ticket_target_alerts.target': targetNames,
  'ticket_targets.reason': slaReasons,
  'training_enrolments.state': enrolmentStates,
  'training_reminders.about': ['plan', 'courses'],
  'users.locale': locales,
};

type Lists = ReadonlyMap<string, readonly string[]>;
const sorted = (lists: Iterable<readonly [string, readonly string[]]>) =>
  Object.fromEntries([...lists].map(([name, words]) => [name, [...words].sort()]));

async function typesOfDatabase(): Promise<Lists> {
  const { rows } = await owner().query<{ name: string; words: string[] }>(`
    SELECT t.typname AS name, array_agg(e.enumlabel::text) AS words FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
     WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`);
  return new Map(rows.map(({ name, words }) => [name, words]));
}

/** Of every `CHECK (column IN ('a', 'b'))`; of two for one column the longer is the list, and the other a part of it. */
async function columnsOfDatabase(): Promise<Lists> {
  const { rows } = await owner().query<{ table: string; rule: string }>(`
    SELECT conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS rule FROM pg_constraint
     WHERE contype = 'c' AND connamespace = 'public'::regnamespace`);
  const lists = new Map<string, readonly string[]>();
  for (const { table, rule } of rows)
    for (const [, column, list = ''] of rule.matchAll(/(\w+) (?:= ANY|<@) \(?ARRAY\[((?:'[^']*'::text(?:, )?)+)\]/g)) {
      const words = [...list.matchAll(/'([^']*)'::text/g)].map(([, word]) => word ?? '');
      if (words.length > (lists.get(`${table}.${column}`)?.length ?? 0)) lists.set(`${table}.${column}`, words);
    }
  return lists;
}

let database: { types: Lists; columns: Lists };
beforeAll(async () => {
  database = { types: await typesOfDatabase(), columns: await columnsOfDatabase() };
});

/** As Prisma names a type. */
const pascal = (name: string) =>
  name === 'insurance_form_kind'
    ? 'InsuranceForm'
    : name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

describe('every enumeration of the database', () => {
  it('that is a type is the one that Prisma generates, and the other way round', () => {
    const ofPrisma = Object.entries(generated).map(([name, words]) => [name, Object.values(words)] as const);
    expect(sorted(ofPrisma)).toEqual(sorted([...database.types].map(([name, words]) => [pascal(name), words])));
  });

  it('that the code repeats is the same there', () => {
    const repeated = [...database.types].filter(([name]) => name in types);
    expect(sorted(Object.entries(types))).toEqual(sorted(repeated));
  });

  it('that is a column’s list has its partner in the code, and the other way round', () => {
    expect(sorted(Object.entries(columns))).toEqual(sorted(database.columns));
  });
});

it('a list that repeats one of the database is named above, and repeated once', () => {
  const known = new Set(
    [...database.types.values(), ...database.columns.values()].map((words) => [...words].sort().join()),
  );
  const here = sources.find(({ file }) => file.endsWith('core/enumerations.test.ts'))?.text ?? '';
  const lists = sources
    .filter(({ file }) => /^(app|components|lib|worker)\//.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/(?:const (\w+) = |z\s*\.enum\()\[([^[\]]*)\](?: as const|\))/g)].map(
        ([, name, list = '']) => ({
          place: `${file} ${name ?? 'z.enum'}`,
          named: name !== undefined && new RegExp(`\\b${name}\\b`).test(here),
          words: [...list.matchAll(/'([^']*)'/g)].map(([, word]) => word ?? ''),
        }),
      ),
    );
  expect(lists.length).toBeGreaterThan(50);
  expect(
    lists.filter(({ named, words }) => !named && known.has([...words].sort().join())).map(({ place }) => place),
  ).toEqual([]);
});
