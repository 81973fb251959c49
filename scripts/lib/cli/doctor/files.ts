import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Settings } from '../../portal/settings.mjs';
import type { Check } from './types';

/** Writes, reads and removes something where files are stored, with the settings that web and worker get. */
export async function filesCheck(
  { dataDir }: Settings,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Check> {
  const { readS3Settings } = await import('@/lib/core/storage/settings');
  const { storeOf } = await import('@/lib/core/storage/store');
  const { discardBytes, receiveBytes, spoolIn } = await import('@/lib/core/storage/spool');
  let place = dataDir;
  try {
    const bucket = readS3Settings(environment);
    if (bucket) place = `${bucket.endpoint}/${bucket.bucket}`;
    const store = storeOf(dataDir, bucket);
    const [key, words] = [`check/${randomUUID()}`, randomUUID()];
    const received = await receiveBytes(
      spoolIn(dataDir),
      (async function* () {
        yield Buffer.from(words);
      })(),
      1_024,
    );
    try {
      await store.put(key, received);
    } finally {
      await discardBytes(received);
    }
    const read = await text(await store.open(key));
    await store.remove(key);
    if (read !== words || (await store.sizeOf(key)) !== null) throw new Error('it does not give back what was stored');
    return {
      name: 'files',
      ok: true,
      ja: `ファイルを ${place} に書き、読み、消せます`,
      en: `Files can be written, read and removed in ${place}`,
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      name: 'files',
      ok: false,
      ja: `ファイルの置き場所 ${place} が使えません（RENKEI_DATA_DIR、RENKEI_S3_…）: ${detail}`,
      en: `The place of files ${place} cannot be used (RENKEI_DATA_DIR, RENKEI_S3_…): ${detail}`,
    };
  }
}
