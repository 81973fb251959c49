import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { endDeclaration } from '@/lib/continuity/declarations/mutations';
import { readDeclaration } from '@/lib/continuity/declarations/queries';
import { takeNews } from '@/lib/continuity/reports/mutations';
import { reportSchema, type SiteReport } from '@/lib/continuity/reports/schema';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { askAs, withActor, withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

const [seiro, izumozaki, sekikawa] = ['153079', '154059', '155811'] as const;
let third: Actor;
const [declaration, opening] = [newId(), newId()];

const partner = (place: string): SiteEntry => ({
  ...{ name: `${place}/partner`, role: 'partner', place, origin: 'http://127.0.0.1:1' },
  ...{ signingKey: 'a'.repeat(43), recipient: `age1${'a'.repeat(40)}` },
});

/** The hall of 聖籠町 is lost; 出雲崎町 opens its copy, and tells 関川村. */
const news = (outcome: string): SiteReport =>
  reportSchema.parse({
    ...{ site: `${izumozaki}/partner`, at: '2026-11-29T01:00:00.000Z' },
    declarations: [
      {
        ...{ id: declaration, town: seiro, plan: 3, host: izumozaki, state: 'open', reason: '地震', version: 1 },
        ...{ representative: '町長', requestMeans: '防災電話', requestRecordedBy: '佐藤', requestConfirmedBy: '鈴木' },
        ...{ declaredBy: '佐藤', declaredById: newId(), declaredAt: '2026-11-29T00:50:00.000Z' },
        ...{ openedAt: '2026-11-29T00:55:00.000Z', endedAt: null, endedBy: '', endReason: '', dataAt: null },
      },
    ],
    openings: [
      {
        ...{ id: opening, declarationId: declaration, holder: 'prefecture', generation: 1, enteredBy: '佐藤' },
        ...{ enteredById: newId(), at: '2026-11-29T00:58:00.000Z', outcome },
      },
    ],
  });

beforeAll(async () => {
  const made: Actor[] = [];
  for (const code of [seiro, izumozaki, sekikawa]) {
    const actor = await createActor({ kind: 'municipality' });
    await owner().query('UPDATE organizations SET code = $2 WHERE id = $1', [actor.organizationId, code]);
    made.push({ ...actor, organizationCode: code });
  }
  const [town, , other] = made;
  if (town === undefined || other === undefined) throw new Error('not made');
  third = other;
  await owner().query('INSERT INTO mutual_aid (organization_id, partner_id, rank) VALUES ($1, $2, 2)', [
    town.organizationId,
    third.organizationId,
  ]);
});

const tell = (site: SiteEntry, report: SiteReport): Promise<void> =>
  withSystem('test', (db) => takeNews(db, site, report));
const seen = () => readDeclaration(askAs(third), third, declaration);

it('the third town sees who opens whose copy, while the center is gone', async () => {
  await tell(partner(izumozaki), news('waiting'));
  await tell(partner(izumozaki), news('opened'));
  await tell(partner(izumozaki), news('waiting'));
  expect(await seen()).toMatchObject({
    ...{ townCode: seiro, hostCode: izumozaki, representative: '町長', state: 'open' },
    openings: [{ holder: 'prefecture', enteredBy: '佐藤', outcome: 'opened' }],
  });
});

it('it cannot end what is not its own', async () => {
  const end = await withActor(third, (db) =>
    endDeclaration(db, third, { id: declaration, how: 'withdrawn', reason: '不要' }),
  );
  expect(end).toMatchObject({ ok: false });
});

it('a server that is not the host says nothing of it', async () => {
  const other = newId();
  const report = news('waiting');
  const foreign = { ...report, declarations: report.declarations.map((one) => ({ ...one, id: other })) };
  await tell(partner(sekikawa), foreign);
  await tell(partner(seiro), foreign);
  expect(await readDeclaration(askAs(third), third, other)).toBeNull();
});
