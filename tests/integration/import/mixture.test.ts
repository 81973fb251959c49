import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ImportResult, importTickets } from '@/scripts/lib/import/tickets';
import { loadCountry } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { cases } from '@/tests/support/proof';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-mixture-'));
const now = new Date('2026-11-20T12:00:00+09:00');
beforeAll(() => loadCountry());
afterAll(() => rmSync(folder, { recursive: true }));

const [town, elsewhere] = ['153079', '154059'];
const [day, dayAfter, dayBefore] = ['2024-05-07 09:30', '2024-05-08 09:30', '2024-05-06 09:30'];

/** What is wrong with a line of the first file; an empty reason = nothing. */
const ticketForms = {
  good: { cells: {}, reason: '' },
  relayed: { cells: { route: 'relay' }, reason: '' },
  nameless: { cells: { subject: ' ' }, reason: 'subject required' },
  stranger: { cells: { organization_code: '999999' }, reason: 'organization_code notFound' },
  future: { cells: { created_at: '2031-01-01' }, reason: 'created_at inFuture' },
  sideways: { cells: { route: 'sideways' }, reason: 'route invalid' },
  again: { cells: {}, reason: 'reference twice' },
} as const;
type TicketForm = keyof typeof ticketForms;

/** Of the second file, each for an inquiry that is there and relayed through the prefecture. */
const entryForms = {
  question: { cells: { kind: 'question' }, reason: '' },
  supplement: { cells: { kind: 'supplement', created_at: dayAfter }, reason: '' },
  lines: { cells: { kind: 'supplement', body: '"一行目\n\n""三""行目\r\n四行目"' }, reason: '' },
  silent: { cells: { kind: 'answered', body: '' }, reason: 'body required' },
  early: { cells: { kind: 'supplement', created_at: dayBefore }, reason: 'created_at outOfOrder' },
  offRoute: { cells: { kind: 'answered', organization_code: elsewhere }, reason: 'organization_code notOnRoute' },
  lost: { cells: { kind: 'supplement', reference: 'nowhere' }, reason: 'reference notFound' },
} as const;
type EntryForm = keyof typeof entryForms;

interface Inquiry {
  readonly form: TicketForm;
  readonly entries: readonly EntryForm[];
  readonly blankBefore: boolean;
}
const inquiries = fc.array(
  fc.record({
    form: fc.constantFrom(...(Object.keys(ticketForms) as TicketForm[])),
    entries: fc.array(fc.constantFrom(...(Object.keys(entryForms) as EntryForm[])), { maxLength: 5 }),
    blankBefore: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** A file that grows line by line and knows where the next record begins. */
class Sheet {
  private text: string;
  constructor(private readonly columns: readonly string[]) {
    this.text = `${columns.join('\t')}\n`;
  }
  add(cells: Readonly<Record<string, string>>, blankBefore = false): number {
    if (blankBefore) this.text += '\n';
    const line = this.text.split('\n').length;
    this.text += `${this.columns.map((column) => cells[column] ?? '').join('\t')}\n`;
    return line;
  }
  save(name: string): string {
    const file = path.join(folder, name);
    writeFileSync(file, this.text);
    return file;
  }
}

/** Both files, and what must become of each line. */
function write(source: string, mixture: readonly Inquiry[]) {
  const tickets = new Sheet(['reference', 'organization_code', 'subject', 'created_at', 'route']);
  const entries = new Sheet(['reference', 'kind', 'organization_code', 'author_name', 'body', 'created_at']);
  const expected = { rejected: [] as string[], tickets: 0, entries: 0 };
  let [lastGood, made] = ['', 0];
  for (const { form, entries: forms, blankBefore } of mixture) {
    const twin = form === 'again' ? lastGood : '';
    if (form === 'again' && twin === '') continue;
    const reference = twin || `R-${++made}`;
    const { cells, reason } = ticketForms[form];
    const row = { reference, organization_code: town, subject: `件名 ${reference}`, created_at: day, ...cells };
    const line = tickets.add(row, blankBefore);
    if (twin) {
      expected.rejected.push(`tickets ${line} ${reason}`);
      continue;
    }
    const asked = forms.includes('question');
    const taken = reason === '' && asked;
    if (reason === '') lastGood = reference;
    if (taken) expected.tickets += 1;
    else expected.rejected.push(`tickets ${line} ${reason || 'reference noQuestion'}`);
    for (const entryForm of forms) {
      const { cells: more, reason: wrong } = entryForms[entryForm];
      const base = { reference, organization_code: town, author_name: '担当', body: '本文', created_at: day };
      const at = entries.add({ ...base, ...more });
      const without = reason === '' ? 'reference noQuestion' : 'reference notFound';
      // An empty cell shows before anybody asks where the inquiry is.
      const why = entryForm === 'silent' ? wrong : reason === '' ? wrong || (taken ? '' : without) : without;
      if (why === '') expected.entries += 1;
      else expected.rejected.push(`entries ${at} ${why}`);
    }
  }
  return { files: { tickets: tickets.save(`${source}-t.tsv`), entries: entries.save(`${source}-e.tsv`) }, expected };
}

async function run(source: string, files: { tickets: string; entries: string }): Promise<ImportResult> {
  const client = await owner().connect();
  try {
    await client.query('BEGIN');
    const result = await importTickets(client, { ...files, source, encoding: 'utf-8', now });
    await client.query('COMMIT');
    return result;
  } finally {
    client.release();
  }
}

const listed = (result: ImportResult) =>
  result.rejected.map(({ file, line, column, reason }) => `${file} ${line} ${column} ${reason}`).sort();
const linesOf = (result: ImportResult) => new Set(result.rejected.map(({ file, line }) => `${file} ${line}`)).size;

/** Inquiries of a source that are not whole: no question, a gap among their entries, or no holder. */
const broken = `
  SELECT t.external_reference FROM tickets t WHERE t.source = $1 AND (
    NOT EXISTS (SELECT FROM ticket_entries e WHERE e.ticket_id = t.id AND e.kind = 'question')
    OR (SELECT array_agg(seq ORDER BY seq) FROM ticket_entries e WHERE e.ticket_id = t.id)
       IS DISTINCT FROM (SELECT array_agg(n) FROM generate_series(1, t.last_seq) n)
    OR (SELECT count(*) FROM ticket_holdings h WHERE h.ticket_id = t.id) <> 2)`;

it('of any mixture of good and bad lines, each is taken over whole or listed with its reason, and the counts are exact', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(inquiries, async (mixture) => {
      runs += 1;
      const source = `mixture-${runs}`;
      const { files, expected } = write(source, mixture);
      const first = await run(source, files);
      expect(listed(first)).toEqual([...expected.rejected].sort());
      expect(first.imported).toEqual({ tickets: expected.tickets, entries: expected.entries });
      const { read, imported } = first;
      expect(imported.tickets + imported.entries + linesOf(first)).toBe(read.tickets + read.entries);
      const stored = await owner().query(
        `SELECT count(DISTINCT t.id)::int AS tickets, count(e.id)::int AS entries FROM tickets t
         LEFT JOIN ticket_entries e ON e.ticket_id = t.id WHERE t.source = $1`,
        [source],
      );
      expect(stored.rows[0]).toEqual(imported);
      expect((await owner().query(broken, [source])).rows).toEqual([]);

      const second = await run(source, files);
      expect(second.imported).toEqual({ tickets: 0, entries: 0 });
      expect(second.known + linesOf(second)).toBe(read.tickets + read.entries);
    }),
    cases(60),
  );
});
