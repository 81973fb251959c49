import { longestText } from '@/lib/accounts/handover/constants';
import { failure, type Result, success } from '@/lib/core/errors';

/** What may be wrong with such a file. */
export const tableProblems = ['files.empty', 'files.tooLong', 'files.unreadable', 'files.notText'] as const;

function decode(bytes: ArrayBuffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Control characters are in everything that is no text, UTF-16 without its mark too. */
const isText = (text: string) => !/\p{Cc}/u.test(text.replace(/[\t\r\n]/g, ''));

/** The text of a table that was saved as a file. Excel in Japan saves Shift_JIS unless asked otherwise; UTF-8 that is no UTF-8 is that. */
export async function readTable(file: Blob): Promise<Result<string>> {
  const tooLong = failure('files.tooLong', undefined, { max: longestText });
  if (file.size === 0) return failure('files.empty');
  // No character takes more bytes.
  if (file.size > 4 * longestText) return tooLong;
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return failure('files.unreadable');
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'shift_jis');
  if (text === null || !isText(text)) return failure('files.notText');
  if (text.trim() === '') return failure('files.empty');
  return text.length > longestText ? tooLong : success(text);
}
