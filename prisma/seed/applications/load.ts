import type { ClientBase } from 'pg';
import { z } from 'zod';
import { stateText } from '@/lib/audit/rules';
import { askClient } from '@/lib/core/database/client-rows';
import { copyRows } from '../copy';
import { readHolidays } from '../holidays';
import type { SeedOrganization } from '../organizations/build';
import { businessTime } from '../tickets/business-time';
import { idAt, Random } from '../tickets/random';
import type { SeedUser } from '../users/build';
import { aroundTales } from './around';
import { buildApplications, buildConnections, type SeedApplication, seedFormShape } from './build';
import { countryTales } from './country';

const applicationShape = z.object({ id: z.string(), number: z.number() });

const day = 86_400_000;
const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`;
const words = (list: readonly string[]) => `{${list.join(',')}}`;

interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly users: readonly SeedUser[];
  readonly at: Date;
}

/** Applications in every state, with their decisions and what came of them. Answers how many there are. */
export async function loadApplications(client: ClientBase, { organizations, users, at }: Given): Promise<number> {
  const forms = await askClient(
    client,
    seedFormShape,
    'SELECT id::text, code, fields, route, effect FROM application_forms',
  );
  const holidays = await readHolidays(client);
  const now = at.getTime();
  const applications = buildApplications(
    {
      ...{ organizations, users, holidays, now },
      forms: new Map(forms.map((form) => [form.code, form])),
      time: businessTime(now - 150 * day, now + 60 * day, holidays),
    },
    [...aroundTales, ...countryTales(organizations)],
  );
  await loadRows(client, applications);
  await loadLog(client, applications, new Map(organizations.map(({ id, name }) => [id, name])));
  await copyRows(
    client,
    'connections',
    ['organization_id', 'system', 'valid_from', 'connected', 'method', 'opens', 'closes', 'application_id'],
    buildConnections(applications).map((one) => [
      ...[one.application.organization.id, one.system, one.date, one.connected, one.method, one.opens, one.closes],
      one.application.id,
    ]),
  );
  return applications.length;
}

async function loadRows(client: ClientBase, applications: readonly SeedApplication[]): Promise<void> {
  await copyRows(
    client,
    'applications',
    [
      ...[
        'id',
        'form_id',
        'form_code',
        'organization_id',
        'subject',
        'values',
        'file_ids',
        'state',
        'flagged',
        'position',
      ],
      ...[
        'waiting_organization_id',
        'due_on',
        'concerned_ids',
        'created_by',
        'created_at',
        'submitted_at',
        'settled_at',
      ],
      ...['updated_at', 'version'],
    ],
    applications.map((one) => [
      ...[one.id, one.form.id, one.form.code, one.organization.id, one.subject, JSON.stringify(one.values), '{}'],
      ...[one.state, words(one.flagged), one.position, one.waitingId, one.dueOn, uuids(one.concernedIds), one.by.id],
      ...[one.createdAt, one.submittedAt, one.settledAt, one.updatedAt, one.decisions.length + 1],
    ]),
  );
  await copyRows(
    client,
    'application_steps',
    ['application_id', 'position', 'tier', 'organization_id', 'days', 'reached_at'],
    applications.flatMap(({ id, steps, state }) =>
      state === 'draft'
        ? []
        : steps.map(({ tier, organizationId, days, reachedAt }, position) => [
            ...[id, position, tier, organizationId, days, reachedAt],
          ]),
    ),
  );
}

async function loadLog(
  client: ClientBase,
  applications: readonly SeedApplication[],
  nameOf: ReadonlyMap<string, string>,
): Promise<void> {
  await copyRows(
    client,
    'application_decisions',
    [
      ...['application_id', 'sequence', 'at', 'kind', 'position', 'organization_id', 'user_id', 'user_name', 'comment'],
      ...['flagged', 'values', 'file_ids'],
    ],
    applications.flatMap(({ id, decisions }) =>
      decisions.map(({ at, kind, position, by, comment = '', flagged = [], values }, index) => [
        ...[id, index + 1, at, kind, position, by.organizationId, by.id, by.name, comment, words(flagged)],
        ...[values && JSON.stringify(values), '{}'],
      ]),
    ),
  );
  const rows = await askClient(client, applicationShape, 'SELECT id::text, number FROM applications');
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const random = new Random(43, 0);
  await copyRows(
    client,
    'audit_entries',
    [
      ...['id', 'at', 'event', 'target_type', 'target_id', 'actor_user_id', 'actor_name', 'actor_organization_id'],
      ...['actor_organization_name', 'request_id', 'organization_ids', 'after'],
    ],
    applications.flatMap(({ id, concernedIds, decisions }) =>
      decisions.map(({ at, kind, by }) => [
        ...[
          idAt(at.getTime(), random),
          at,
          `application.${kind}`,
          'application',
          id,
          by.id,
          by.name,
          by.organizationId,
        ],
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
