import 'server-only';

/** What a form or a program sends fits into this many bytes; files are streamed elsewhere and have their own limit. */
export const longestBody = 1_048_576;

/** A request's body as text; null = longer than `most` bytes. Stops reading there: nothing else bounds what a sender puts into memory. */
export async function readText(request: Request, most = longestBody): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
