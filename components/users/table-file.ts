import { longestText } from '@/lib/accounts/handover/constants';
import { failure, type Result, success } from '@/lib/core/errors';

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
  const tooLong = failure('fileTooLong', undefined, { max: longestText });
  if (file.size === 0) return failure('fileEmpty');
  // No character takes more bytes.
  if (file.size > 4 * longestText) return tooLong;
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return failure('fileUnreadable');
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'shift_jis');
  if (text === null || !isText(text)) return failure('fileNotText');
  if (text.trim() === '') return failure('fileEmpty');
  return text.length > longestText ? tooLong : success(text);
}
