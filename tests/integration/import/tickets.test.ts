import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAs } from '@/lib/core/db';
import { readTicketPage } from '@/lib/tickets/queries';
import type { Encoding } from '@/scripts/lib/import/files';
import { importTickets } from '@/scripts/lib/import/tickets';
import { loadCountry, personOf } from '../../support/country';
import { owner } from '../../support/database';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-import-'));
const now = new Date('2026-11-20T12:00:00+09:00');
beforeAll(() => loadCountry());
afterAll(() => rmSync(folder, { recursive: true }));

type Table = readonly (readonly string[])[];
const heading = ['reference', 'organization_code', 'subject', 'created_at', 'route', 'answered_at', 'closed_at'];
const entryHeading = ['reference', 'kind', 'organization_code', 'author_name', 'body', 'created_at'];
const day = '2024-05-07 09:30';

const tsv = (table: Table) => table.map((row) => row.join('\t')).join('\r\n');

async function run(source: string, tickets: Table | Buffer, entries: Table | Buffer, encoding: Encoding = 'utf-8') {
  const write = (name: string, content: Table | Buffer) => {
    const file = path.join(folder, `${source}-${name}`);
    writeFileSync(file, Buffer.isBuffer(content) ? content : tsv(content));
    return file;
  };
  const order = {
    tickets: write('tickets.tsv', tickets),
    entries: write('entries.tsv', entries),
    source,
    encoding,
    now,
  };
  const client = await owner().connect();
  try {
    await client.query('BEGIN');
    const result = await importTickets(client, order);
    await client.query('COMMIT');
    return result;
  } finally {
    client.release();
  }
}

const ticket = (reference: string, over: Partial<Record<string, string>> = {}) => {
  const row: Record<string, string> = {
    reference,
    organization_code: '153079',
    subject: `件名 ${reference}`,
    created_at: day,
  };
  return heading.map((column) => over[column] ?? row[column] ?? '');
};
const question = (reference: string, body = '質問です', over: Partial<Record<string, string>> = {}) => {
  const row: Record<string, string> = {
    reference,
    kind: 'question',
    organization_code: '153079',
    author_name: '担当',
    body,
    created_at: day,
  };
  return entryHeading.map((column) => over[column] ?? row[column] ?? '');
};
const numberOf = async (source: string, reference: string): Promise<string> =>
  (await owner().query('SELECT number FROM tickets WHERE source = $1 AND external_reference = $2', [source, reference]))
    .rows[0]?.number;

describe('import of another desk’s history', () => {
  it('takes over what fits, to be read by those on its way and by nobody else', async () => {
    const words = '𠮷田様と葛󠄀城様、髙橋様の件。=1+1 ではありません';
    const answer = question('A-1', '回答です', {
      kind: 'answered',
      organization_code: '150002',
      created_at: '2024/5/8 10:00',
    });
    const note = question('A-1', '県の内部メモ', { kind: 'note', organization_code: '150002' });
    const rows = [
      heading,
      ticket('A-1', { route: 'relay', answered_at: '2024-05-08 10:00', closed_at: '2024-05-09 10:00' }),
    ];
    const result = await run('desk-a', rows, [entryHeading, question('A-1', words), answer, note]);
    expect(result).toMatchObject({ imported: { tickets: 1, entries: 3 }, rejected: [] });
    const number = await numberOf('desk-a', 'A-1');
    expect(number).toMatch(/^24-/);
    const seen = async (code: string) => {
      const actor = await personOf(code);
      return (
        (await readAs(actor, (db) => readTicketPage(db, actor, number)))?.ticket.entries.map(({ body }) => body) ?? null
      );
    };
    const asker = await personOf('153079');
    const page = await readAs(asker, (db) => readTicketPage(db, asker, number));
    expect(page?.ticket.externalReference).toBe('A-1');
    expect(await seen('153079')).toEqual([words, '回答です']);
    expect(await seen('150002')).toEqual([words, '県の内部メモ', '回答です']);
    expect(await seen('JLIS')).toBeNull();
    expect(await seen('154059')).toBeNull();
  });

  it('of a body that has ended is read by its heir, and goes on there if it is not closed', async () => {
    const towns = `UPDATE organizations SET valid_to = $3, successor_id = (SELECT id FROM organizations WHERE code = $2) WHERE code = $1`;
    await owner().query(towns, ['154059', '153079', '2020-04-01']);
    try {
      const of = { organization_code: '154059' };
      const withState = [...heading, 'state'];
      const rows = [
        withState,
        ticket('H-1', { ...of, answered_at: '2024-05-08 10:00', closed_at: '2024-05-09 10:00' }).concat('closed'),
        ticket('H-2', { ...of, answered_at: '2024-05-08 10:00' }).concat('answered'),
      ];
      const result = await run('desk-h', rows, [
        entryHeading,
        question('H-1', '引き継がれる質問', of),
        question('H-2', '続きの質問', of),
      ]);
      expect(result.rejected).toEqual([]);
      const heir = await personOf('153079');
      for (const [reference, asker] of [
        ['H-1', '154059'],
        ['H-2', '153079'],
      ] as const) {
        const number = await numberOf('desk-h', reference);
        const page = await readAs(heir, (db) => readTicketPage(db, heir, number));
        expect(page?.ticket.entries).toHaveLength(1);
        const { rows: found } = await owner().query(
          'SELECT o.code FROM tickets t JOIN organizations o ON o.id = t.holder_organization_id WHERE t.number = $1',
          [number],
        );
        expect(found).toEqual([{ code: asker }]);
      }
    } finally {
      await owner().query('UPDATE organizations SET valid_to = NULL, successor_id = NULL WHERE code = $1', ['154059']);
    }
  });

  it('lists each line that does not fit with column and reason, and takes over the rest', async () => {
    const result = await run(
      'desk-b',
      [
        heading,
        ticket('B-1'),
        ticket('B-1'),
        ticket('B-2', { organization_code: '999999' }),
        ticket('B-3', { created_at: '2024-02-30 10:00' }),
        ticket('B-4', { created_at: '2031-01-01' }),
        ticket('B-5', { subject: 'あ'.repeat(101) }),
        ticket('B-6', { subject: 'NUL\0' }),
        ticket('', { subject: '' }),
        ticket('B-7', { route: 'sideways' }),
        ticket('B-8', { answered_at: '2024-05-01' }),
        ticket('B-9'),
        [...ticket('B-10'), 'too', 'many'],
      ],
      [
        entryHeading,
        question('B-1', '=HYPERLINK("x")'),
        question('B-1', '隣町から', { organization_code: '154059' }),
        question('B-1', '早すぎる', { kind: 'supplement', created_at: '2024-05-06' }),
        question('B-404'),
        question('B-1', '', { kind: 'answered' }),
      ],
    );
    expect(result.imported).toEqual({ tickets: 1, entries: 1 });
    expect(result.rejected.map(({ file, line, column, reason }) => `${file} ${line} ${column} ${reason}`)).toEqual([
      'tickets 3 reference twice',
      'tickets 4 organization_code notFound',
      'tickets 5 created_at invalid',
      'tickets 6 created_at inFuture',
      'tickets 7 subject tooLong',
      'tickets 8 subject invalidCharacter',
      'tickets 9 reference required',
      'tickets 9 subject required',
      'tickets 10 route invalid',
      'tickets 11 answered_at outOfOrder',
      'tickets 12 reference noQuestion',
      'tickets 13  columns',
      'entries 3 organization_code notOnRoute',
      'entries 4 created_at outOfOrder',
      'entries 5 reference notFound',
      'entries 6 body required',
    ]);
  });

  it('refuses bytes that are no text: a lone surrogate in UTF-8', async () => {
    const bad = Buffer.concat([Buffer.from(tsv([heading, ticket('C-1', { subject: '@' })])), Buffer.from('')]);
    const at = bad.indexOf('@');
    const surrogate = Buffer.concat([bad.subarray(0, at), Buffer.from([0xed, 0xa0, 0x80]), bad.subarray(at + 1)]);
    const result = await run('desk-c', surrogate, [entryHeading, question('C-1')]);
    expect(result.imported.tickets).toBe(0);
    expect(result.rejected[0]).toMatchObject({ column: 'subject', reason: 'invalidCharacter' });
  });

  it('reads CP932, and knows on a second run what it has', async () => {
    const encoded = (table: Table) => iconv.encode(tsv(table), 'cp932');
    const subject = '髙橋様の﨑の字①㈱';
    const files = [encoded([heading, ticket('D-1', { subject })]), encoded([entryHeading, question('D-1')])] as const;
    expect((await run('desk-d', ...files, 'cp932')).imported).toEqual({ tickets: 1, entries: 1 });
    const stored = await owner().query("SELECT subject FROM tickets WHERE source = 'desk-d'");
    expect(stored.rows).toEqual([{ subject }]);
    expect(await run('desk-d', ...files, 'cp932')).toMatchObject({ imported: { tickets: 0, entries: 0 }, known: 2 });
  });
});
