import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { sealPending, verifyAndRecord, verifyAudit, witnessHead } from '@/lib/audit/tasks';
import { withActor, withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let actor: Actor;
beforeAll(async () => {
  actor = await createActor({ kind: 'municipality' });
});

const record = (event: `${string}.${string}` = 'ticket.created', target: string = newId()) =>
  withActor(actor, (db) =>
    recordAudit(db, actor, {
      event,
      targetType: 'ticket',
      targetId: target,
      before: { a: 1 },
      after: { a: '𠮷"\u2028' },
    }),
  );

/** What somebody with the owner's password could do: take the triggers off, change, put them back. */
async function tamper(statement: string): Promise<void> {
  const client = await owner().connect();
  try {
    await client.query(`SET session_replication_role = replica`);
    await client.query(statement);
  } finally {
    await client.query('SET session_replication_role = DEFAULT');
    client.release();
  }
}
/** The files in which heads are written down. */
function forgetHeads(): void {
  const folder = process.env.RENKEI_DATA_DIR ?? '';
  for (const file of readdirSync(folder)) if (file.startsWith('audit-heads')) rmSync(path.join(folder, file));
}

const codes = async (head?: string) =>
  (await verifyAudit(head)).findings.map((finding) => `${finding.code}@${finding.at}`);

beforeEach(async () => {
  await tamper('TRUNCATE audit_entries, audit_links, audit_pending, audit_entry_organizations, audit_verifications');
  forgetHeads();
  for (let i = 0; i < 5; i++) await record();
  await sealPending();
});

it('links every committed entry, in order, without gaps, and finds the chain intact', async () => {
  const report = await verifyAudit();
  expect(report).toMatchObject({ intact: true, links: 5, pending: 0, headSeq: 5, findings: [] });
  const { rows } = await owner().query('SELECT array_agg(seq::int ORDER BY seq) AS seqs FROM audit_links');
  expect(rows[0].seqs).toEqual([1, 2, 3, 4, 5]);
});

it('fifty writers and four sealers at once: no gap, nothing twice, rolled-back changes leave no trace', async () => {
  const writers = Array.from({ length: 50 }, (_, i) =>
    withActor(actor, async (db) => {
      await recordAudit(db, actor, { event: 'ticket.created', targetType: 'ticket', targetId: `${i}` });
      if (i % 5 === 0) throw new Error('rolled back');
    }).catch(() => {}),
  );
  await Promise.all([...writers, sealPending(), sealPending(), sealPending(), sealPending()]);
  await sealPending();
  expect(await verifyAudit()).toMatchObject({ intact: true, links: 45, pending: 0 });
});

describe('insert-only', () => {
  it.each(['audit_entries', 'audit_links', 'audit_entry_organizations'])(
    '%s: not even its owner changes or deletes',
    async (table) => {
      for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
        await expect(owner().query(statement)).rejects.toThrow(/insert-only/);
      }
      await expect(owner().query('UPDATE audit_entries SET event = $1', ['x.y'])).rejects.toThrow(/insert-only/);
    },
  );

  it.each(['actor', 'system'])('the %s role may not either', async (role) => {
    for (const statement of [
      'DELETE FROM audit_entries',
      "UPDATE audit_entries SET event = 'x.y'",
      'TRUNCATE audit_links',
    ]) {
      const attempt =
        role === 'actor'
          ? withActor(actor, (db) => db.$executeRawUnsafe(statement))
          : withSystem('test', (db) => db.$executeRawUnsafe(statement));
      await expect(attempt).rejects.toThrow(/permission denied/);
    }
  });
});

describe('finds what was done past the triggers', () => {
  it.each([
    [
      'an edited field',
      `UPDATE audit_entries SET event = 'ticket.closed' WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 3)`,
      ['entry_changed@3', 'link_wrong@3'],
    ],
    [
      'an edited state',
      `UPDATE audit_entries SET after = '{"a":2}' WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 2)`,
      ['entry_changed@2', 'link_wrong@2'],
    ],
    [
      'an edit with a matching content hash',
      `UPDATE audit_entries e SET event = 'ticket.closed', content_hash = sha256(convert_to(array_to_json(ARRAY['2', id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'ticket.closed', target_type, target_id, actor_user_id::text, actor_node_id::text, actor_name, actor_organization_id::text, actor_organization_name, acting_for_organization_id::text, task, request_id,
        array_to_string(organization_ids, ','), before::text, after::text])::text, 'UTF8')) WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 3)`,
      ['link_wrong@3'],
    ],
    [
      'an entry said to be of an older format',
      'UPDATE audit_entries SET format = 1 WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 3)',
      ['entry_changed@3', 'link_wrong@3'],
    ],
    [
      'a deed put down to a node',
      'UPDATE audit_entries SET actor_node_id = actor_user_id, actor_user_id = NULL WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 3)',
      ['entry_changed@3', 'link_wrong@3'],
    ],
    [
      'a deleted entry',
      'DELETE FROM audit_entries WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 3)',
      ['entry_missing@3'],
    ],
    [
      'an entry hidden from whom it concerns',
      'DELETE FROM audit_entry_organizations WHERE entry_id = (SELECT entry_id FROM audit_links WHERE seq = 4)',
      ['entry_hidden@4'],
    ],
    [
      'a deleted entry with its link',
      'WITH gone AS (DELETE FROM audit_links WHERE seq = 3 RETURNING entry_id) DELETE FROM audit_entries WHERE id IN (SELECT entry_id FROM gone)',
      ['link_missing@3'],
    ],
    [
      'two entries in the other order',
      'UPDATE audit_links SET seq = -2 WHERE seq = 2; UPDATE audit_links SET seq = 2 WHERE seq = 3; UPDATE audit_links SET seq = 3 WHERE seq = -2',
      ['link_broken@2', 'link_wrong@2', 'link_broken@3', 'link_wrong@3', 'link_broken@4'],
    ],
    [
      'two links that stand for one another',
      `CREATE TEMP TABLE were AS SELECT seq, entry_id FROM audit_links WHERE seq IN (2, 3); UPDATE audit_links SET entry_id = gen_random_uuid() WHERE seq = 2;
       UPDATE audit_links SET entry_id = (SELECT entry_id FROM were WHERE seq = 2) WHERE seq = 3;
       UPDATE audit_links SET entry_id = (SELECT entry_id FROM were WHERE seq = 3) WHERE seq = 2; DROP TABLE were`,
      ['link_wrong@2', 'link_wrong@3'],
    ],
    ['a link made up', `UPDATE audit_links SET hash = sha256('x') WHERE seq = 3`, ['link_wrong@3', 'link_broken@4']],
    [
      'an entry kept from the chain',
      `INSERT INTO audit_entries SELECT '01900000-0000-7000-8000-000000000001', at, event, target_type, target_id, actor_user_id, actor_name, actor_organization_id,
      actor_organization_name, acting_for_organization_id, task, request_id, organization_ids, before, after, content_hash FROM audit_entries LIMIT 1`,
      ['entry_not_linked@01900000-0000-7000-8000-000000000001'],
    ],
  ])('%s', async (_, statement, expected) => {
    await tamper(statement);
    expect(await codes()).toEqual(expected);
  });

  it('an end that was cut off, and a chain made anew, by the heads written down after every sealed batch', async () => {
    const { headHash } = await verifyAudit();
    await tamper(
      'WITH gone AS (DELETE FROM audit_links WHERE seq > 3 RETURNING entry_id) DELETE FROM audit_entries WHERE id IN (SELECT entry_id FROM gone)',
    );
    expect(await codes()).toEqual([`head_unknown@5:${headHash}`]);
    expect(await codes(headHash)).toEqual([`head_unknown@${headHash}`, `head_unknown@5:${headHash}`]);
    await tamper('TRUNCATE audit_entries, audit_links, audit_pending');
    expect(await codes()).toEqual([`head_unknown@5:${headHash}`]);
  });

  it('an end that was cut off, by the last verification, where the heads written down are gone', async () => {
    const { headHash } = await verifyAndRecord();
    await tamper('DELETE FROM audit_links WHERE seq > 3');
    forgetHeads();
    expect(await codes()).toContain(`head_unknown@5:${headHash}`);
  });

  it('says how many links no head covers', async () => {
    expect(await verifyAudit()).toMatchObject({ witnesses: 1, unwitnessed: 0 });
    forgetHeads();
    expect(await verifyAudit()).toMatchObject({ witnesses: 0, unwitnessed: 5 });
    await witnessHead();
    await record();
    await sealPending();
    expect(await verifyAudit()).toMatchObject({ witnesses: 2, unwitnessed: 0, intact: true });
  });

  it('knows a head that somebody wrote down', async () => {
    const { headHash } = await verifyAudit();
    await record();
    await sealPending();
    expect(await verifyAudit(headHash)).toMatchObject({ intact: true, links: 6 });
  });
});

it('entries from before there were nodes stay verifiable, and those after them follow in the same chain', async () => {
  const id = newId();
  await tamper(`
    INSERT INTO audit_entries (id, at, event, target_type, target_id, actor_name, actor_organization_name, task, request_id,
      organization_ids, format, content_hash)
    VALUES ('${id}', '2026-11-20T00:00:00.5Z', 'ticket.imported', 'ticket', '1', '', '', 'tickets.import', '', '{}', 1,
      sha256(convert_to('["${id}","2026-11-20T00:00:00.500Z","ticket.imported","ticket","1",null,"",null,"",null,"tickets.import","","",null,null]', 'UTF8')));
    INSERT INTO audit_pending VALUES ('${id}')`);
  await sealPending();
  await record();
  await sealPending();
  expect(await verifyAudit()).toMatchObject({ intact: true, links: 7, findings: [] });
});

it('keeps the outcome of each verification', async () => {
  await verifyAndRecord();
  await tamper(`UPDATE audit_entries SET event = 'x.y'`);
  await verifyAndRecord();
  const { rows } = await owner().query(
    'SELECT intact, links::int, findings[1] AS first FROM audit_verifications ORDER BY at',
  );
  expect(rows).toEqual([
    { intact: true, links: 5, first: null },
    { intact: false, links: 5, first: 'entry_changed@1' },
  ]);
});
