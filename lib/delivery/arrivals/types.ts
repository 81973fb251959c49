import { z } from 'zod';
import { PackageKind, ReceiptState, ReleaseState } from '@/lib/core/generated/enums';
import { releasePlanSchema } from '../releases/schema';

/** A release and one server that it comes to. */
export const arrivalShape = z.object({
  number: z.number(),
  title: z.string(),
  name: z.string(),
  packageVersion: z.string(),
  kind: z.enum(PackageKind),
  notes: z.string(),
  releaseState: z.enum(ReleaseState),
  plan: releasePlanSchema,
  startsAt: z.date(),
  /** The wave that may be applied now. */
  releaseWave: z.number(),
  nodeCode: z.string(),
  nodeName: z.string(),
  /** null = the release has not begun. */
  wave: z.number().nullable(),
  state: z.enum(ReceiptState).nullable(),
  percent: z.number(),
  reason: z.string(),
  updatedAt: z.date().nullable(),
});
export type Arrival = z.infer<typeof arrivalShape>;

/** When something happens at the server next, or happened. */
export type ArrivalTime =
  | { readonly kind: 'starts'; readonly at: Date }
  | { readonly kind: 'arriving'; readonly percent: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'afterWave'; readonly wave: number }
  | { readonly kind: 'anyTime' }
  /** Minutes of the day (JST). */
  | { readonly kind: 'slot'; readonly date: string; readonly from: number; readonly to: number }
  | { readonly kind: 'applying' }
  | { readonly kind: 'ended'; readonly at: Date };

/** What people of the server's organization do about it. */
export type ArrivalTask =
  | 'nothing'
  | 'keepRunning'
  | 'keepOn'
  | 'checkWork'
  | 'readIt'
  | 'askCenter'
  | 'waitForCenter'
  | 'formerVersion';
