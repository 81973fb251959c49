import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { bytesOf, samplePdf } from '@/tests/support/files';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it('keeps a file only if it has the hash that the browser computed', async () => {
  const actor = await createActor();
  const bytes = samplePdf('hash');
  const send = (name: string, expectedHash: string) =>
    receiveUpload(actor, { name, body: bytesOf(bytes), declaredSize: bytes.length, expectedHash });

  expect(await send('same.pdf', hashOf(bytes))).toMatchObject({ ok: true });
  expect(await send('other.pdf', hashOf(Buffer.from('other')))).toEqual({
    ok: false,
    problems: [{ code: 'files.damaged' }],
  });
  const { rows } = await owner().query('SELECT name FROM files ORDER BY name');
  expect(rows).toEqual([{ name: 'same.pdf' }]);
});
