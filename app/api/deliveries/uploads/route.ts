import { z } from 'zod';
import { answerProblems, defineRoute } from '@/lib/access/route';
import { canManageDeliveries } from '@/lib/delivery/policy';
import { beginUpload } from '@/lib/delivery/uploads/mutations';

/** Begins an upload in parts. */
export const POST = defineRoute({
  name: 'delivery_upload.begin',
  method: 'POST',
  body: 'json',
  input: z.object({
    name: z.string().regex(/^[\p{L}\p{N}][^/\\\p{Cc}]{0,119}$/u),
    size: z.coerce.number().int().min(1),
  }),
  allow: canManageDeliveries,
  run: async (input, { actor }) => {
    const result = await beginUpload(actor, input);
    return result.ok ? Response.json(result.value, { status: 201 }) : answerProblems(result.problems);
  },
});
