import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Encrypter } from 'age-encryption';
import { z } from 'zod';
import { writeSafely } from '@/lib/continuity/sites/gateway';
import { askClient } from '@/lib/core/database/client-rows';
import { withConnection } from '../database/connect.mjs';

const rowShape = z.object({ row: z.unknown() });

/** What an environment has written itself: it is in no copy, and would be lost with the folder. */
const written = ['declarations', 'certificate_issues', 'certificate_approvals', 'queued_applications', 'audit_entries'];

/**
 * Writes down what was done in an environment before it goes: what was issued, agreed to, applied for, and who did what. Encrypted to the
 * cloud center, for it names residents, and lies with the host.
 * @param url past row-level security
 */
export async function writeRecord(url: string, recipient: string, file: string): Promise<void> {
  const rows: Record<string, unknown[]> = {};
  await withConnection(url, async (client) => {
    for (const table of written) {
      const found = await askClient(client, rowShape, `SELECT row_to_json(t) AS row FROM "${table}" t`);
      rows[table] = found.map(({ row }) => row);
    }
  });
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(JSON.stringify(rows));
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeSafely(file, Buffer.from(sealed));
}
