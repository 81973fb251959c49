import { buildOrganizations } from '@/prisma/seed/organizations/build';
import { Bodies } from '@/prisma/seed/tickets/bodies';
import { buildHistory } from '@/prisma/seed/tickets/build';
import { businessTime } from '@/prisma/seed/tickets/business-time';
import { buildDirectory } from '@/prisma/seed/tickets/directory';
import { buildUsers } from '@/prisma/seed/users/build';

const now = new Date('2026-11-20T18:00:00+09:00').getTime();
const o = buildOrganizations();
const directory = buildDirectory(o, buildUsers(o));
const time = businessTime(now - 760 * 86400000, now + 90 * 86400000, new Set());
const n = Number(process.argv[2] ?? 1000),
  show = Number(process.argv[3] ?? 3);
const t0 = performance.now();
const bodies = new Bodies();
const states: Record<string, number> = {},
  kinds: Record<string, number> = {},
  subjects = new Map<string, number>();
let entries = 0,
  chars = 0,
  over = 0,
  i = 0;
for (const w of buildHistory({ directory, time, now }, n, bodies)) {
  const k = w.ticket.state + '@' + (w.ticket.level === 0 ? 'own' : w.holder.kind);
  states[k] = (states[k] ?? 0) + 1;
  if (w.ticket.state !== 'closed' && w.ticket.dueAt && w.ticket.dueAt.getTime() < now) over++;
  entries += w.entries.length;
  for (const e of w.entries) {
    chars += e.body.length;
    kinds[e.kind] = (kinds[e.kind] ?? 0) + 1;
  }
  subjects.set(w.ticket.subject, (subjects.get(w.ticket.subject) ?? 0) + 1);
  if (i++ % Math.ceil(n / show) === 7) {
    console.log(
      '=====',
      w.ticket.subject,
      w.ticket.state,
      w.ticket.route,
      w.ticket.channel,
      w.ticket.urgency,
      '|',
      w.ticket.actionTaken,
    );
    for (const e of w.entries)
      console.log(
        '--',
        e.kind,
        e.author.organization.name,
        e.author.name,
        new Date(e.createdAt + 9 * 3600e3).toISOString().slice(0, 16),
        '\n' + e.body,
      );
  }
}
console.log({
  ms: performance.now() - t0,
  entries,
  chars,
  states,
  kinds,
  over,
  subjects: subjects.size,
  top: [...subjects].sort((a, b) => b[1] - a[1]).slice(0, 5),
  bodies: bodies.count,
});
