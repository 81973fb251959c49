import { z } from 'zod';
import { deadlineShape } from './rules';

export const deadlineRowShape = deadlineShape.extend({ version: z.number() });
export type DeadlineRow = z.infer<typeof deadlineRowShape>;
