import { Readable } from 'node:stream';
import { z } from 'zod';
import { answerProblems, defineRoute } from '@/lib/access/route';
import { readAs } from '@/lib/core/db';
import { downloadHeaders, isKnown, requestedRange } from '@/lib/files/downloads/rules';
import { getFile } from '@/lib/files/queries';
import { fileStore } from '@/lib/files/store/gateway';

/** Downloads a file that the actor may see; what he may not see is not found. */
export const GET = defineRoute({
  name: 'file.download',
  method: 'GET',
  input: z.object({ id: z.uuid() }),
  allow: () => true,
  run: async ({ id }, { actor, request }) => {
    const file = await readAs(actor, (db) => getFile(db, id));
    if (!file) return answerProblems([{ code: 'notFound' }]);
    const headers = downloadHeaders(file);
    if (isKnown(file, request.headers.get('if-none-match'))) return new Response(null, { status: 304, headers });
    const range = requestedRange(file, request.headers.get('range'), request.headers.get('if-range'));
    if (range === 'unsatisfiable') {
      return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.size}` } });
    }
    const { start, end } = range ?? { start: 0, end: file.size - 1 };
    const bytes = await fileStore().open(file.hash, { start, end });
    return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
      status: range ? 206 : 200,
      headers: {
        ...headers,
        'content-length': String(end - start + 1),
        ...(range ? { 'content-range': `bytes ${start}-${end}/${file.size}` } : {}),
      },
    });
  },
});
