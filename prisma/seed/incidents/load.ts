import type { ClientBase } from 'pg';
import { z } from 'zod';
import { stateText } from '@/lib/audit/rules';
import { askClient } from '@/lib/core/database/client-rows';
import { deadlineShape } from '@/lib/incidents/duties/rules';
import { copyRows } from '../copy';
import { readHolidays } from '../holidays';
import { seedId } from '../ids';
import type { SeedOrganization } from '../organizations/build';
import { businessTime } from '../tickets/business-time';
import { idAt, Random } from '../tickets/random';
import type { SeedUser } from '../users/build';
import { aroundTales } from './around';
import { buildIncidents, type SeedIncident } from './build';
import { countryTales } from './country';

const articleShape = z.object({ id: z.string(), number: z.string() });
const incidentShape = z.object({ id: z.string(), number: z.number() });

const day = 86_400_000;
const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`;

interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly users: readonly SeedUser[];
  readonly at: Date;
}

/** Incidents at every stage, with all that happened in them. Answers how many there are. */
export async function loadIncidents(client: ClientBase, { organizations, users, at }: Given): Promise<number> {
  const now = at.getTime();
  const deadlines = await askClient(client, deadlineShape, 'SELECT authority, stage, hours FROM incident_deadlines');
  const holidays = await readHolidays(client);
  const articles = await askClient(client, articleShape, 'SELECT id::text, number FROM articles');
  const numbers = new Map(articles.map(({ id, number }) => [id, number]));
  const outages = Array.from({ length: 20 }, (_, index) => `outage ${index}`);
  const incidents = buildIncidents(
    {
      ...{ organizations, users, holidays, now, deadlines: deadlines },
      time: businessTime(now - 760 * day, now + 60 * day, holidays),
      articles: new Map(outages.flatMap((key) => pairOf(key, numbers.get(seedId(`article ${key}`))))),
    },
    [...aroundTales, ...countryTales(organizations)],
  );
  await loadRows(client, incidents);
  await loadReports(client, incidents);
  await loadEntries(client, incidents, new Map(organizations.map(({ id, name }) => [id, name])));
  return incidents.length;
}

const pairOf = (key: string, number: string | undefined): [string, string][] =>
  number === undefined ? [] : [[key, number]];

const loadRows = (client: ClientBase, incidents: readonly SeedIncident[]): Promise<number> =>
  copyRows(
    client,
    'incidents',
    [
      ...['id', 'title', 'flow', 'leak', 'security', 'urgent', 'state', 'organization_id', 'lane2_kind'],
      ...['lane2_organization_id', 'lane3_organization_id', 'done1', 'done2', 'done3', 'escalated_at', 'detected_at'],
      ...['revision', 'report_kind', 'article_number', 'concerned_ids', 'waiting_ids', 'created_by', 'created_at'],
      ...['updated_at', 'closed_at', 'version'],
    ],
    incidents.map((one) => [
      ...[one.id, one.tale.title, one.tale.workError ? 'work_error' : 'standard', one.tale.leak ?? false],
      ...[one.tale.security ?? false, one.tale.urgent ?? false, one.progress.closed ? 'closed' : 'open'],
      ...[one.by.organizationId, one.lane2Kind, one.lane2Id, one.lane3Id],
      ...[one.progress.done[1], one.progress.done[2], one.progress.done[3], one.escalatedAt, one.detectedAt],
      ...[one.revisions.length, one.revisions.at(-1)?.kind ?? 'first', one.articleNumber, uuids(one.concernedIds)],
      ...[uuids(one.waitingIds), one.by.id, one.createdAt, one.updatedAt, one.closedAt, one.entries.length],
    ]),
  );

async function loadReports(client: ClientBase, incidents: readonly SeedIncident[]): Promise<void> {
  await copyRows(
    client,
    'incident_revisions',
    ['incident_id', 'revision', 'kind', 'values', 'file_ids', 'at', 'organization_id', 'user_name'],
    incidents.flatMap(({ id, by, revisions }) =>
      revisions.map(({ kind, values, at }, index) => [
        ...[id, index + 1, kind, JSON.stringify(values), '{}', at, by.organizationId, by.name],
      ]),
    ),
  );
  await copyRows(
    client,
    'incident_addressees',
    ['incident_id', 'organization_id', 'request', 'may_answer', 'addressed_at', 'confirmed_at', 'confirmed_by'],
    incidents.flatMap(({ id, addressees }) =>
      addressees.map((one) => [
        ...[id, one.organizationId, one.request, true, one.at, one.confirmedAt, one.confirmedBy],
      ]),
    ),
  );
  await copyRows(
    client,
    'incident_duties',
    ['incident_id', 'authority', 'stage', 'due_at', 'done_at', 'done_by', 'reference'],
    incidents.flatMap(({ id, duties }) =>
      duties.map((one) => [id, one.authority, one.stage, one.dueAt, one.doneAt, one.doneBy, one.reference]),
    ),
  );
}

async function loadEntries(
  client: ClientBase,
  incidents: readonly SeedIncident[],
  nameOf: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await askClient(client, incidentShape, 'SELECT id::text, number FROM incidents');
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const random = new Random(53, 0);
  await copyRows(
    client,
    'incident_entries',
    ['id', 'incident_id', 'at', 'kind', 'lane', 'phase', 'organization_id', 'user_name', 'text', 'data'],
    incidents.flatMap(({ id, entries }) =>
      entries.map(({ at, kind, lane, phase, by, text, data }, index) => [
        // Several of one moment stay in their order.
        ...[idAt(at.getTime() + index, random), id, at, kind, lane, phase, by.organizationId, by.name, text],
        JSON.stringify(data),
      ]),
    ),
  );
  await copyRows(
    client,
    'audit_entries',
    [
      ...['id', 'at', 'event', 'target_type', 'target_id', 'actor_user_id', 'actor_name', 'actor_organization_id'],
      ...['actor_organization_name', 'request_id', 'organization_ids', 'after'],
    ],
    incidents.flatMap(({ id, concernedIds, entries }) =>
      entries.map(({ at, kind, by }) => [
        ...[idAt(at.getTime(), random), at, `incident.${kind}`, 'incident', id, by.id, by.name, by.organizationId],
        ...[
          nameOf.get(by.organizationId) ?? '',
          '',
          uuids(concernedIds),
          stateText({ number: numbers.get(id) ?? 0 }) ?? null,
        ],
      ]),
    ),
  );
}
