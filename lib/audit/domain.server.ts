import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { daily, hourly } from '@/lib/calendar/rules';
import { sealPending, verifyAndRecord, witnessHead } from './tasks';

export const domain: DomainServer = {
  tasks: {
    'audit.witness': witnessHead,
    'audit.verify': async () => void (await verifyAndRecord()),
  },
  clock: [
    { task: 'audit.witness', due: hourly },
    { task: 'audit.verify', due: daily(3, 30) },
  ],
  repeated: [{ name: 'audit.seal', every: 1_000, run: sealPending }],
};
