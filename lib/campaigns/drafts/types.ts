import { z } from 'zod';
import { frozenWorks } from '../constants';

/** A step of a draft. */
export const draftStepShape = z.object({
  position: z.number(),
  title: z.string(),
  titleEn: z.string(),
  weight: z.number(),
  voluntary: z.boolean(),
  evidence: z.boolean(),
  work: z.enum([...frozenWorks, '']),
  dueOn: z.string().nullable(),
});
export type DraftStep = z.infer<typeof draftStepShape>;

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
  steps: z.array(draftStepShape).readonly(),
});
export type Draft = z.infer<typeof draftShape>;
