import { z } from 'zod';
import type { NewStep } from './rules';

export type DraftStep = NewStep;

/** A draft with the words of both languages, to be changed. */
export const draftShape = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  titleEn: z.string(),
  purpose: z.string(),
  purposeEn: z.string(),
  startsOn: z.string(),
  dueOn: z.string(),
  targetKinds: z.array(z.string()).readonly(),
  targetCodes: z.array(z.string()).readonly(),
  steps: z.array(z.custom<DraftStep>()).readonly(),
});
export type Draft = z.infer<typeof draftShape>;
