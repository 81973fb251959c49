import 'server-only';

/** What a form or a program sends fits into this many bytes; files are streamed elsewhere and have their own limit. */
export const longestBody = 1_048_576;

/** So much more is read and forgotten, so that the sender hears why and can go on on the same connection. */
const patience = 16;

/** A request's body as text; null = longer than `most` bytes. No more than that is kept: nothing else bounds what a sender puts into memory. */
export async function readText(request: Request, most = longestBody): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most * patience) return null;
    text = size > most ? '' : text + decoder.decode(chunk, { stream: true });
  }
  return size > most ? null : text + decoder.decode();
}
