import 'server-only';
import { z } from 'zod';
import type { OrganizationEnded } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';

const idShape = z.object({ id: z.string() });

/** A body has ended: its requests, records, notes and consultations are its successor's. Without one they stay as they are. */
export const inheritDisclosures: OrganizationEnded = async (db, { from, to }) => {
  if (to === null) return {};
  const cases = await askRows(db, idShape)`
    UPDATE disclosure_cases SET organization_id = ${to}::uuid WHERE organization_id = ${from}::uuid RETURNING id::text`;
  // Between the two there is nobody left to ask.
  await db.$executeRaw`
    DELETE FROM disclosure_consultations WHERE (asking_id, asked_id) IN ((${from}::uuid, ${to}::uuid), (${to}::uuid, ${from}::uuid))`;
  await db.$executeRaw`
    UPDATE disclosure_consultations SET asking_id = CASE WHEN asking_id = ${from}::uuid THEN ${to}::uuid ELSE asking_id END,
      asked_id = CASE WHEN asked_id = ${from}::uuid THEN ${to}::uuid ELSE asked_id END
    WHERE ${from}::uuid IN (asking_id, asked_id)`;
  // A number that both had with the same third goes on with the old body's code in front.
  await db.$executeRaw`
    UPDATE disclosure_records r SET reference = o.code || '-' || r.reference FROM organizations o
    WHERE o.id = ${from}::uuid AND ${from}::uuid IN (r.requester_id, r.provider_id) AND EXISTS (SELECT FROM disclosure_records x
      WHERE x.reference = r.reference AND x.id <> r.id
        AND x.requester_id = CASE WHEN r.requester_id = ${from}::uuid THEN ${to}::uuid ELSE r.requester_id END
        AND x.provider_id = CASE WHEN r.provider_id = ${from}::uuid THEN ${to}::uuid ELSE r.provider_id END)`;
  const records = await askRows(db, idShape)`
    UPDATE disclosure_records SET requester_id = CASE WHEN requester_id = ${from}::uuid THEN ${to}::uuid ELSE requester_id END,
      provider_id = CASE WHEN provider_id = ${from}::uuid THEN ${to}::uuid ELSE provider_id END,
      operator_id = CASE WHEN operator_id = ${from}::uuid THEN ${to}::uuid ELSE operator_id END,
      code_set_by_id = CASE WHEN code_set_by_id = ${from}::uuid THEN ${to}::uuid ELSE code_set_by_id END
    WHERE ${from}::uuid IN (requester_id, provider_id, operator_id) RETURNING id::text`;
  await db.$executeRaw`
    DELETE FROM disclosure_notes n WHERE n.organization_id = ${from}::uuid
      AND EXISTS (SELECT FROM disclosure_notes o WHERE o.record_id = n.record_id AND o.organization_id = ${to}::uuid)`;
  await db.$executeRaw`UPDATE disclosure_notes SET organization_id = ${to}::uuid WHERE organization_id = ${from}::uuid`;
  return { disclosureCases: cases.map(({ id }) => id), disclosureRecords: records.map(({ id }) => id) };
};
