import { seal, unseal } from '@/lib/access/keys';
import type { SliceTable } from '@/lib/continuity/slice/types';

/** A line as COPY writes it: fields between tabs, a bytea as `\\x` and hex. */
type Rewrite = (line: string) => string;

const hexOf = (field: string): Buffer => Buffer.from(field.replace(/^\\\\x/, ''), 'hex');
const fieldOf = (bytes: Uint8Array): string => `\\\\x${Buffer.from(bytes).toString('hex')}`;

function rewriting(
  { sealed, key }: SliceTable,
  columns: readonly string[],
  change: (owner: string, bytes: Buffer) => Uint8Array,
): Rewrite | null {
  if (sealed === undefined) return null;
  const [at, owner] = [columns.indexOf(sealed), columns.indexOf(key[0] ?? '')];
  return (line) => {
    const fields = line.split('\t');
    fields[at] = fieldOf(change(fields[owner] ?? '', hexOf(fields[at] ?? '')));
    return fields.join('\t');
  };
}

/** Secrets of this installation's own key, opened: they leave in an encrypted copy only. */
export const opened = (table: SliceTable, columns: readonly string[]): Rewrite | null =>
  rewriting(table, columns, (owner, bytes) => unseal('totp secret', owner, bytes));

/** The other way: sealed with the key of the installation that restores. */
export const sealedAgain = (table: SliceTable, columns: readonly string[]): Rewrite | null =>
  rewriting(table, columns, (owner, bytes) => seal('totp secret', owner, bytes));
