import type { PackageKind, ReceiptState, ReleaseState } from '@/lib/core/generated/enums';
import type { ReleasePlan } from '../releases/schema';

/** A release and one server that it comes to. */
export interface Arrival {
  readonly number: number;
  readonly title: string;
  readonly name: string;
  readonly packageVersion: string;
  readonly kind: PackageKind;
  readonly notes: string;
  readonly releaseState: ReleaseState;
  readonly plan: ReleasePlan;
  readonly startsAt: Date;
  /** The wave that may be applied now. */
  readonly releaseWave: number;
  readonly nodeCode: string;
  readonly nodeName: string;
  /** null = the release has not begun. */
  readonly wave: number | null;
  readonly state: ReceiptState | null;
  readonly percent: number;
  readonly reason: string;
  readonly updatedAt: Date | null;
}

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
