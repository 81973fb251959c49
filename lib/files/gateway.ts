import 'server-only';
import { buffer } from 'node:stream/consumers';
import { now } from '@/lib/core/clock';
import { type Extracted, extractText } from '@/lib/core/documents/extract';
import { reportFault } from '@/lib/core/log';
import { unattachedHours } from './constants';
import { fileStore } from './store/gateway';
import type { StoredFile } from './types';

/** All bytes of a stored file, in memory: for what is small. Whoever asks has found the file with the reader's own eyes (`getFile`). */
export const readStoredBytes = async ({ hash, size }: Pick<StoredFile, 'hash' | 'size'>): Promise<Buffer> =>
  buffer(await fileStore().open(hash, { start: 0, end: size - 1 }));

/** Pictures have no text. */
function documentKind(mediaType: string): 'text' | 'pdf' | 'office' | null {
  if (mediaType.startsWith('image/')) return null;
  if (mediaType.startsWith('text/')) return 'text';
  return mediaType === 'application/pdf' ? 'pdf' : 'office';
}

/** The words of a stored file, taken out by a process of its own, without the character that PostgreSQL's text has no place for. */
export async function readStoredText({ hash, mediaType }: Pick<StoredFile, 'hash' | 'mediaType'>): Promise<Extracted> {
  const kind = documentKind(mediaType);
  if (kind === null) return { text: '' };
  const extracted = await extractText(await fileStore().open(hash), kind);
  return 'text' in extracted ? { text: extracted.text.replaceAll('\0', '') } : extracted;
}

/** Deletes what uploads to this machine left that broke off more than a day ago. */
export const sweepReceivedHere = (): Promise<unknown> =>
  fileStore()
    .sweepReceived(new Date(now().getTime() - unattachedHours * 3_600_000))
    .catch((error: unknown) => reportFault(error, { where: 'files.sweep' }));
