import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { Prisma } from '@/lib/core/generated/client';
import { catchUpNodes, countOver, keepMetadataFresh, lookAfterDeliveries, runDeliveries } from './tasks';

export const domain: DomainServer = {
  repeated: [
    { name: 'delivery.run', every: 1_000, idle: 3_000, run: runDeliveries },
    { name: 'delivery.metadata', every: 60_000, run: keepMetadataFresh },
    { name: 'delivery.catch-up', every: 60_000, run: catchUpNodes },
    { name: 'delivery.count', every: 60_000, run: countOver },
    { name: 'delivery.look-after', every: 3_600_000, run: lookAfterDeliveries },
  ],
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM delivery_releases WHERE number::text = ${text}`,
  auditNames: (ids) => Prisma.sql`
    SELECT r.id::text, r.number || ' ' || p.title || ' ' || p.version AS name, '/deliveries/' || r.number AS href
    FROM delivery_releases r JOIN delivery_packages p ON p.id = r.package_id WHERE r.id = ANY (${ids})
    UNION ALL SELECT id::text, title || ' ' || version, '/deliveries/packages/' || id FROM delivery_packages WHERE id = ANY (${ids})`,
};
