import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';

export const addresseeShape = z.object({ mayAnswer: z.boolean(), confirmedAt: z.date().nullable() });
export type Addressee = z.infer<typeof addresseeShape>;

/** The organization as it was addressed; null = it was not. */
export async function findAddressee(
  db: Ask,
  incidentId: string,
  organizationId: OrganizationId,
): Promise<Addressee | null> {
  const [row] = await askRows(
    db,
    addresseeShape,
  )`SELECT may_answer AS "mayAnswer", confirmed_at AS "confirmedAt" FROM incident_addressees
    WHERE incident_id = ${incidentId}::uuid AND organization_id = ${organizationId}::uuid`;
  return row ?? null;
}

const idShape = z.object({ id: z.string() });

/** Attachments of all revisions of the report and of the answers. */
export async function listIncidentFiles(db: Ask, incidentId: string): Promise<string[]> {
  const rows = await askRows(db, idShape)`
    SELECT unnest(file_ids)::text AS id FROM incident_revisions WHERE incident_id = ${incidentId}::uuid
    UNION SELECT unnest(string_to_array(data->>'files', ' ')) FROM incident_entries
    WHERE incident_id = ${incidentId}::uuid AND kind = 'answered' AND data->>'files' <> ''`;
  return rows.map(({ id }) => id);
}
