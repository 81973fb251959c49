import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { defineRoute } from '@/lib/access/route';
import { canManageNetwork } from '@/lib/network/policy';

const files = {
  'renkei-agent.mjs': 'agent/dist/renkei-agent.mjs',
  'renkei-agent.service': 'agent/renkei-agent.service',
} as const;

/** What a server needs to get its agent: one file that was built with this portal, and how systemd keeps it running. */
export const GET = defineRoute({
  name: 'network.agent-file',
  method: 'GET',
  input: z.strictObject({ file: z.enum(['renkei-agent.mjs', 'renkei-agent.service']) }),
  allow: canManageNetwork,
  withoutTrace: true,
  run: async ({ file }) => {
    const place = path.join(/* turbopackIgnore: true */ process.cwd(), files[file]);
    const found = await stat(place).catch(() => null);
    if (found === null) return Response.json({ problems: [{ code: 'notFound' }] }, { status: 404 });
    return new Response(Readable.toWeb(createReadStream(place)) as ReadableStream, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(found.size),
        'content-disposition': `attachment; filename="${file}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  },
});
