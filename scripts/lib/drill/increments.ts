import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { withConnection } from '../database/connect.mjs';
import { superuserUrl } from '../portal/embedded.mjs';
import { readSecrets } from '../portal/secrets.mjs';
import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import { hostsStanding, type Stage } from './stage';
import { Terminal } from './terminal';

const copySeenShape = z.object({
  kind: z.string(),
  audience: z.string(),
  bytes: z.number(),
  seconds: z.number(),
  stored: z.number(),
  restoredIn: z.number().nullable(),
});
export type CopySeen = z.infer<typeof copySeenShape>;

/** What the center knows of a town's copies: how long each took, and what holders have signed for. */
export function copiesOf(stage: Stage, town: DrillTown, kind: string): Promise<CopySeen[]> {
  const { dataDir } = stage.cloud;
  return withConnection(superuserUrl(dataDir, readSecrets(dataDir)), async (client) => {
    const rows = await askClient(
      client,
      copySeenShape,
      `SELECT c.kind, c.audience, c.length::float8 AS bytes, c.seconds,
         (SELECT count(*)::int FROM copy_receipts r WHERE r.copy_id = c.id AND r.kind = 'stored') AS stored,
         (SELECT max(r.seconds) FROM copy_receipts r WHERE r.copy_id = c.id AND r.kind = 'restored') AS "restoredIn"
       FROM copies c JOIN organizations o ON o.id = c.organization_id WHERE o.code = $1 AND c.kind = $2 AND c.deleted_at IS NULL`,
      [town.code, kind],
    );
    return rows;
  });
}

/** Both copies are signed for: the town's own as restored, the partners' by each of them. The third is for the hall's own guests. */
export function allSigned(copies: readonly CopySeen[], partners: number): boolean {
  const kept = copies.filter(({ audience }) => audience !== 'host');
  return (
    kept.length === 2 &&
    kept.every(({ audience, stored, restoredIn }) => (audience === 'own' ? restoredIn !== null : stored >= partners))
  );
}

const words = ({ audience, bytes, seconds, stored, restoredIn }: CopySeen): string =>
  `${audience} ${(bytes / 1_000_000).toFixed(1)} MB を ${seconds.toFixed(1)} 秒で作成、受領 ${stored} 件${restoredIn === null ? '' : `、復元と検証に ${restoredIn.toFixed(1)} 秒`}`;

/** What the issue demands of 聖籠町, the largest of the three, in seconds. */
const wanted = { full: 20, increment: 3, restore: 60 };

function judge(record: DrillRecord, town: DrillTown, kind: 'full' | 'increment', copies: readonly CopySeen[]): void {
  for (const { seconds, restoredIn } of copies) {
    if (seconds > wanted[kind])
      record.find(`${town.name}: 写し（${kind}）の作成に ${seconds.toFixed(1)} 秒（目標 ${wanted[kind]} 秒）`);
    if ((restoredIn ?? 0) > wanted.restore)
      record.find(`${town.name}: 復元と検証に ${restoredIn?.toFixed(1)} 秒（目標 ${wanted.restore} 秒）`);
  }
}

/** The full copies that were made before, with their figures. */
export async function seeFull(stage: Stage, record: DrillRecord, town: DrillTown): Promise<void> {
  const copies = (await copiesOf(stage, town, 'full')).filter(({ audience }) => audience !== 'host');
  record.see(2, town.code, copies.length === 2, `全体の写し: ${copies.map(words).join(' ／ ')}`);
  judge(record, town, 'full', copies);
}

/** What was changed since comes in an increment: asked for at the center's page, signed for by every holder, restored at the town's own. */
export async function seeIncrement(stage: Stage, record: DrillRecord, town: DrillTown): Promise<void> {
  const terminal = await Terminal.open(stage.browser, stage.cloud.origin);
  await terminal.logIn(town.recorder);
  await terminal.go('/continuity');
  await terminal.page.getByRole('button', { name: 'いま写しを作る（増分）' }).click();
  await terminal.page.getByText('写しの作成を依頼しました').first().waitFor();
  await terminal.close();
  const holders = hostsStanding(stage, town.code).length;
  const done = (copies: readonly CopySeen[]) => allSigned(copies, holders);
  let copies: CopySeen[] = [];
  for (let tries = 0; tries < 240 && !done(copies); tries++) {
    await sleep(500);
    copies = await copiesOf(stage, town, 'increment');
  }
  record.see(4, town.code, done(copies), `前日の異動は増分で届いた: ${copies.map(words).join(' ／ ')}`);
  judge(record, town, 'increment', copies);
}
