import { expect, it } from 'vitest';
import { sources } from './sources';

/** What `lib/tickets/custody/rules.ts` decides about a ticket. */
const decided = [
  ...[
    'state',
    'level',
    'resume_level',
    'chain',
    'party_ids',
    'bypassed',
    'asker_organization_id',
    'answered_at',
    'closed_at',
  ],
  ...['holder_organization_id', 'holder_user_id', 'holder_user_name', 'holder_group', 'holder_since'],
];

/** Columns of `tickets` that each statement of a text assigns. */
function assigned(text: string): string[] {
  const statements = text.matchAll(
    /\bUPDATE\s+"?tickets"?(?:\s+(?:AS\s+)?\w+)?\s+SET\b(.*?)(?:\bWHERE\b|\bFROM\b(?!\s+s\.)|`)/gs,
  );
  return [...statements].flatMap(([, body = '']) =>
    [...body.matchAll(/(?:^|[\s,])(\w+)\s*=/g)].map(([, column = '']) => column),
  );
}

const product = sources.filter(
  ({ file }) => /^(app|components|lib|worker)\//.test(file) && !/\.test\.tsx?$/.test(file),
);
const writes = (pattern: RegExp) => product.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

it('sees what a statement assigns', () => {
  expect(assigned('`UPDATE tickets t SET state = CASE WHEN a THEN b END, level = 0\n WHERE chain = $1`')).toEqual([
    'state',
    'level',
  ]);
  expect(
    assigned('`UPDATE tickets SET last_seq = last_seq + 1 RETURNING state`; `UPDATE ticket_parties SET state = 1`'),
  ).toEqual(['last_seq']);
});

it('one file writes what the table of moves decides', () => {
  const deciding = product.filter(({ text }) => assigned(text).some((column) => decided.includes(column)));
  expect(deciding.map(({ file }) => file)).toEqual(['lib/tickets/custody/rows/mutations.ts']);
  expect(writes(/\.ticket\s*\.(update|updateMany|upsert|create|createMany|delete|deleteMany)\(/)).toEqual([]);
});

it('one file opens tickets, and one keeps who had them', () => {
  expect(writes(/\bINSERT INTO tickets\b/)).toEqual(['lib/tickets/create/rows/mutations.ts']);
  expect(writes(/\b(UPDATE|DELETE FROM) ticket_holdings\b/)).toEqual(['lib/tickets/custody/rows/mutations.ts']);
});
