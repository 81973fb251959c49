import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { Prisma } from '@/lib/core/generated/client';
import { dailyProcessing } from './daily/mutations';
import { runJobs } from './tasks';

export const domain: DomainServer = {
  repeated: [{ name: 'jobs.run', every: 1_000, idle: 3_000, run: runJobs }],
  dailyProcessing,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM job_nets WHERE code = ${text.toUpperCase()}`,
  auditNames: (ids) =>
    Prisma.sql`SELECT id::text, code AS name, '/operations/jobs/' || code AS href FROM job_nets WHERE id = ANY (${ids})`,
};
