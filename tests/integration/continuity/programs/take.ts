import type { Actor } from '@/lib/access/actor';
import { takeApplication } from '@/lib/continuity/queue/mutations';
import { withActor } from '@/lib/core/db';

/** A counter that takes applications, and says each receipt number when it has it. */
const actor = JSON.parse(process.argv[2] ?? '{}') as Actor;
const from = Number(process.argv[3]);
for (let count = from; ; count++) {
  const content = `転入届 ${count}`;
  const taken = await withActor(actor, (db) =>
    takeApplication(db, actor, {
      ...{ kind: 'moved_in', residentNumber: '', content, addressee: '', papersOwed: '', urgent: false },
      ...{ vendorContact: '', approver: '' },
    }),
  );
  if (taken.ok) process.stdout.write(`${taken.value.receiptNumber}\t${content}\n`);
}
