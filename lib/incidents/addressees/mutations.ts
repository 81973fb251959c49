import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { OrganizationId } from '@/lib/core/ids';
import { grantFiles } from '@/lib/files/mutations';
import { enter, move } from '../entries/mutations';
import { laneOf } from '../flow/rules';
import { tell } from '../notifications/mutations';
import { findBodies, lockIncident } from '../queries';
import type { AddressInput, AnswerInput, ConfirmInput } from '../schema';
import { findAddressee, listIncidentFiles } from './queries';

type Done = Result<{ number: number }>;

/** Addresses further bodies (S3, category 06): they see the incident from now on, are told, and confirm the receipt. */
export async function addressOrganizations(db: Db, actor: Actor, input: AddressInput): Promise<Done> {
  const { id, codes, request, mayAnswer } = input;
  const incident = await lockIncident(db, id);
  if (incident === null) return failure('notFound');
  if (laneOf(actor.organizationId, incident.bodies, incident.progress) === null) return failure('denied');
  if (incident.version !== input.version) return failure('conflict');
  if (codes.length === 0) return failure('required', 'codes');
  const bodies = await findBodies(db, codes);
  const missing = codes.find((code) => !bodies.some((body) => body.code === code));
  if (missing !== undefined) return failure('incidents.unknownBody', 'codes', { code: missing });
  if (bodies.some((body) => body.id === actor.organizationId)) return failure('incidents.addressesSelf', 'codes');
  const ids = bodies.map((body) => body.id);
  const at = now();
  await db.incidentAddressee.createMany({
    data: ids.map((organizationId) => ({ incidentId: id, organizationId, request, mayAnswer, addressedAt: at })),
    skipDuplicates: true,
  });
  await enter(db, actor, incident, { kind: 'addressed', text: request, data: { codes: codes.join(', ') } });
  await move(db, incident, incident.progress, {}, ids);
  if (!(await grantFiles(db, actor, await listIncidentFiles(db, id), ids)))
    throw new Error('a file of an incident is not to be passed on');
  await tell(db, actor, incident, 'incident.addressed', ids);
  return success({ number: incident.number });
}

/** An addressed body says that it has received it, once. */
export async function confirmAddressed(db: Db, actor: Actor, { id }: ConfirmInput): Promise<Done> {
  const incident = await lockIncident(db, id);
  if (incident === null) return failure('notFound');
  const addressee = await findAddressee(db, id, actor.organizationId);
  if (addressee === null) return failure('denied');
  if (addressee.confirmedAt !== null) return failure('incidents.confirmed');
  await db.incidentAddressee.updateMany({
    where: { incidentId: id, organizationId: actor.organizationId, confirmedAt: null },
    data: { confirmedAt: now(), confirmedBy: actor.userName },
  });
  await enter(db, actor, incident, { kind: 'confirmed' });
  await tell(db, actor, incident, 'incident.confirmed', [incident.bodies[1]]);
  return success({ number: incident.number });
}

/** What an addressed body answers to what it was asked, on the same sheet (S3). */
export async function answerAddressed(db: Db, actor: Actor, { id, text, fileIds }: AnswerInput): Promise<Done> {
  const incident = await lockIncident(db, id);
  if (incident === null) return failure('notFound');
  const addressee = await findAddressee(db, id, actor.organizationId);
  if (!addressee?.mayAnswer) return failure('denied');
  if (incident.progress.closed) return failure('incidents.closed');
  if (!(await grantFiles(db, actor, fileIds, incident.concernedIds))) return failure('notFound', 'fileIds');
  await enter(db, actor, incident, { kind: 'answered', text, data: { files: fileIds.join(' ') } });
  const lanes = Object.values(incident.bodies).filter((body): body is OrganizationId => body !== null);
  await tell(
    db,
    actor,
    incident,
    'incident.answered',
    lanes.filter((body) => incident.concernedIds.includes(body)),
  );
  return success({ number: incident.number });
}
