import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { nameFor } from '@/lib/access/names';
import { hourly } from '@/lib/calendar/rules';
import { Prisma } from '@/lib/core/generated/client';
import { sendDueNotifications } from './alarms/routing/mutations';
import { renewCommands } from './commands/mutations';
import { judgeNews } from './judgement/mutations';
import { keepSamples } from './tasks';

export const domain: DomainServer = {
  tasks: { 'network.keep_samples': keepSamples },
  clock: [{ task: 'network.keep_samples', due: hourly }],
  repeated: [
    { name: 'network.judge', every: 2_000, run: judgeNews },
    { name: 'network.notify', every: 2_000, run: sendDueNotifications },
    { name: 'network.renew_commands', every: 5_000, run: renewCommands },
  ],
  auditTargets: (text) => Prisma.sql`
    SELECT id::text FROM nodes WHERE code = ${text} UNION SELECT id::text FROM lines WHERE code = ${text}`,
  auditNames: (ids, reader) => Prisma.sql`
    SELECT id::text, code AS name, '/network/nodes/' || code AS href FROM nodes WHERE id = ANY (${ids})
    UNION ALL SELECT id::text, code, '/network/lines/' || code FROM lines WHERE id = ANY (${ids})
    UNION ALL SELECT id::text, number::text, '/network/alarms/' || number FROM alarms WHERE id = ANY (${ids})
    UNION ALL SELECT id::text, ${nameFor(reader, Prisma.sql`p`)}, NULL FROM places p WHERE id = ANY (${ids})`,
};
