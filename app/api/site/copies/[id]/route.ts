import { Readable } from 'node:stream';
import { z } from 'zod';
import { answerProblems, definePublicRoute } from '@/lib/access/route';
import { copySize, openCopy } from '@/lib/continuity/copies/gateway';
import { findCopyFor } from '@/lib/continuity/copies/queries';
import { knownSites, senderOf } from '@/lib/continuity/sites/gateway';
import { townsOf } from '@/lib/continuity/sites/rules';
import { now } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { currentSite } from '@/lib/core/site';

const rangeForm = /^bytes=(\d{1,15})-$/;

/** The ciphertext of a copy, or the rest of it: to a site that shall keep it, and to nobody else. */
export const GET = definePublicRoute({
  name: 'site.copy',
  method: 'GET',
  input: z.object({ id: z.uuid() }),
  run: async ({ id }, { request }) => {
    if (currentSite().kind !== 'cloud') return answerProblems([{ code: 'notFound' }]);
    const { pathname, search } = request.nextUrl;
    const site = senderOf(
      { method: 'GET', address: `${pathname}${search}`, body: new Uint8Array() },
      request.headers,
      now(),
    );
    const list = knownSites();
    if (site === null || list === null) return answerProblems([{ code: 'denied' }]);
    const copy = await withSystem('site.copy', (db) => findCopyFor(db, site, townsOf(list), id));
    const folder = env().RENKEI_DATA_DIR;
    const size = copy && (await copySize(folder, copy.id));
    if (copy === null || size === null) return answerProblems([{ code: 'notFound' }]);
    const start = Number(rangeForm.exec(request.headers.get('range') ?? '')?.[1] ?? 0);
    if (start >= size) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
    return new Response(Readable.toWeb(await openCopy(folder, copy.id, start, size)) as ReadableStream, {
      status: 206,
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(size - start),
        'content-range': `bytes ${start}-${size - 1}/${size}`,
        'cache-control': 'no-store',
      },
    });
  },
});

export const dynamic = 'force-dynamic';
