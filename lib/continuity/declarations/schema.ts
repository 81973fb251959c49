import { z } from 'zod';
import { optionalLine } from '@/lib/access/forms/texts';

const words = (most: number) => z.string().trim().min(1).max(most);

export const declareSchema = z.strictObject({
  plan: z.coerce.number().int().min(1).max(3),
  town: z.string().regex(/^\d{6}$/),
  host: z.string().regex(/^\d{6}$/),
  reason: words(1_000),
  representative: optionalLine(200),
  means: z.string().trim().max(200).default(''),
});
export type DeclareInput = z.output<typeof declareSchema>;

export const confirmDeclarationSchema = z.strictObject({ id: z.uuid() });

export const endDeclarationSchema = z.strictObject({
  id: z.uuid(),
  how: z.enum(['closed', 'withdrawn']),
  reason: words(1_000),
});
export type EndDeclarationInput = z.output<typeof endDeclarationSchema>;

export const doStepSchema = z.strictObject({
  id: z.uuid(),
  number: z.coerce.number().int().min(1).max(9),
  state: z.enum(['done', 'not_needed']).default('done'),
  evidence: words(500),
  /** Done although a condition of the plan does not hold any more. */
  despite: z.stringbool().default(false),
});
export type DoStepInput = z.output<typeof doStepSchema>;

export const giveShareSchema = z.strictObject({
  id: z.uuid(),
  holder: z.enum(['town', 'prefecture', 'center']),
  words: words(1_000),
});

export const reserveSchema = z.strictObject({
  id: z.uuid(),
  itemId: z.uuid(),
  /** 0 = given back. */
  quantity: z.coerce.number().int().min(0).max(500),
});
export type ReserveInput = z.output<typeof reserveSchema>;
