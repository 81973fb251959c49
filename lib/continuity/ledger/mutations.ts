import 'server-only';
import { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { organizationId } from '@/lib/core/id-shapes';
import { notify } from '@/lib/notifications/mutations';
import { alarmOf, ledgerAlarms, tellAfterMinutes } from './rules';

/** A place at which a town's copy should be, with the newest that its holder has signed for. */
const expectedShape = z.object({
  townId: organizationId,
  site: z.string(),
  dataAt: z.date().nullable(),
  agrees: z.boolean().nullable(),
  alarm: z.enum(ledgerAlarms).nullable(),
});

const listExpected = (db: Db) => askRows(db, expectedShape)`
  WITH expected AS (
    SELECT DISTINCT m.organization_id AS town, o.code || '/down-recovery' AS site FROM mutual_aid m JOIN organizations o ON o.id = m.organization_id
    UNION SELECT m.organization_id, h.code || '/partner' FROM mutual_aid m JOIN organizations h ON h.id = m.partner_id
  ), newest AS (
    SELECT DISTINCT ON (c.organization_id, r.site) c.organization_id AS town, r.site, c.data_at, coalesce(k.sha256, r.sha256) = c.sha256 AS agrees
    FROM copy_receipts r JOIN copies c ON c.id = r.copy_id
      LEFT JOIN copy_receipts k ON k.copy_id = r.copy_id AND k.site = r.site AND k.kind = 'checked'
    WHERE r.kind = 'stored' AND c.audience IN ('own', 'disaster')
      AND NOT EXISTS (SELECT FROM copy_receipts g WHERE g.copy_id = r.copy_id AND g.site = r.site AND g.kind = 'deleted')
    ORDER BY c.organization_id, r.site, c.data_at DESC, c.to_number DESC
  )
  SELECT e.town::text AS "townId", e.site, n.data_at AS "dataAt", n.agrees, a.kind AS alarm FROM expected e LEFT JOIN newest n USING (town, site)
    LEFT JOIN copy_alarms a ON a.organization_id = e.town AND a.site = e.site AND a.resolved_at IS NULL`;

const dueShape = z.object({
  townId: organizationId,
  site: z.string(),
  kind: z.enum(ledgerAlarms),
  name: z.string(),
});

/** Opens an alarm where a copy is missing, old or damaged, ends it where it is well again, and tells the town of what lasts. */
export const watchCopies = (): Promise<void> =>
  withSystem('continuity.watch_copies', async (db) => {
    const at = now();
    for (const { townId, site, dataAt, agrees, alarm } of await listExpected(db)) {
      const found = alarmOf(dataAt === null ? undefined : { dataAt, agrees: agrees === true }, at);
      if (found === alarm) continue;
      await db.$executeRaw`
        UPDATE copy_alarms SET resolved_at = ${at} WHERE organization_id = ${townId}::uuid AND site = ${site} AND resolved_at IS NULL`;
      if (found !== null)
        await db.$executeRaw`
          INSERT INTO copy_alarms (organization_id, site, kind, opened_at) VALUES (${townId}::uuid, ${site}, ${found}, ${at})
          ON CONFLICT DO NOTHING`;
      await publish(db, { organizationIds: [townId], topic: 'continuity', id: townId });
    }
    await tellOf(db, at);
  });

async function tellOf(db: Db, at: Date): Promise<void> {
  const since = new Date(at.getTime() - tellAfterMinutes * 60_000);
  const due = await askRows(db, dueShape)`
    UPDATE copy_alarms a SET told_at = ${at} FROM organizations h
    WHERE h.code = split_part(a.site, '/', 1) AND a.resolved_at IS NULL AND a.told_at IS NULL AND a.opened_at <= ${since}
    RETURNING a.organization_id::text AS "townId", a.site, a.kind, h.name`;
  await notify(
    db,
    null,
    due.map(({ townId, site, kind, name }) => ({
      kind: `copy.${kind}` as const,
      organizationId: townId,
      roles: administrators,
      targetType: 'copy',
      targetId: site,
      url: '/continuity',
      urgent: true,
      params: { place: `${name}（${site}）` },
    })),
  );
}
