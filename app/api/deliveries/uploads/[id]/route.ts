import { z } from 'zod';
import { answerProblems, defineRoute } from '@/lib/access/route';
import { canManageDeliveries } from '@/lib/delivery/policy';
import { readUpload, receivePart } from '@/lib/delivery/uploads/mutations';

/** How much of an upload has arrived. */
export const GET = defineRoute({
  name: 'delivery_upload.read',
  method: 'GET',
  input: z.object({ id: z.uuid() }),
  allow: canManageDeliveries,
  run: async ({ id }, { actor }) => {
    const result = await readUpload(actor, id);
    return result.ok ? Response.json(result.value) : answerProblems(result.problems);
  },
});

/** Takes the next part as the body. */
export const PUT = defineRoute({
  name: 'delivery_upload.part',
  method: 'PUT',
  input: z.object({ id: z.uuid(), offset: z.coerce.number().int().min(0) }),
  allow: canManageDeliveries,
  run: async (input, { actor, request }) => {
    const body = request.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
    const result = await receivePart(actor, input, body);
    return result.ok ? Response.json(result.value) : answerProblems(result.problems);
  },
});
