import { z } from 'zod';
import { answerProblems, defineRoute } from '@/lib/access/route';
import { canUploadFile } from '@/lib/files/policy';
import { receiveUpload } from '@/lib/files/uploads/mutations';

const statuses = { 'files.tooLarge': 413, 'files.type': 415 };

/** Takes the raw bytes of one file as the body; answers the file, not yet attached to anything. */
export const POST = defineRoute({
  name: 'file.upload',
  method: 'POST',
  input: z.object({
    name: z.string().min(1).max(1_000),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  allow: canUploadFile,
  run: async ({ name, sha256 }, { actor, request }) => {
    const length = request.headers.get('content-length');
    const declaredSize = length !== null && /^\d+$/.test(length) ? Number(length) : null;
    const body = request.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
    const result = await receiveUpload(actor, { name, body, declaredSize, expectedHash: sha256 ?? null });
    return result.ok ? Response.json(result.value, { status: 201 }) : answerProblems(result.problems, statuses);
  },
});
