import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { hourly } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { sweepFiles } from './tasks';

export const domain: DomainServer = {
  tasks: { 'files.sweep': async (_payload, { keepsUpload }) => void (await sweepFiles(now(), keepsUpload)) },
  clock: [{ task: 'files.sweep', due: hourly }],
};
