import { z } from 'zod';
import { organizationId } from '@/lib/core/id-shapes';
import { connectionStateShape } from './rules';

export const connectionRowShape = connectionStateShape.extend({
  organizationId: organizationId,
  organizationName: z.string(),
  prefectureName: z.string(),
  system: z.string(),
  /** Business date from which this holds. */
  validFrom: z.string(),
  /** It holds already, and nothing after it does. */
  current: z.boolean(),
});
export type ConnectionRow = z.infer<typeof connectionRowShape>;
