import type { Authority, Lane, Lane2Kind, ReportKind } from '@/lib/incidents/constants';
import type { ReportValues } from '@/lib/incidents/types';

/** What happened in an incident. `ago`: minutes at the desk before the present of the demonstration. */
export type Told = { readonly ago: number } & (
  | { readonly kind: 'reported'; readonly lane: Lane; readonly text: string }
  | { readonly kind: 'revised'; readonly report: ReportKind; readonly changed: Partial<ReportValues> }
  | { readonly kind: 'escalated'; readonly lane: Lane; readonly text: string }
  | { readonly kind: 'called'; readonly to: string; readonly reached: boolean }
  | { readonly kind: 'addressed'; readonly codes: readonly string[]; readonly text: string }
  | { readonly kind: 'confirmed'; readonly code: string }
  | { readonly kind: 'answered'; readonly code: string; readonly text: string }
  | { readonly kind: 'duty_reported'; readonly authority: Authority; readonly reference: string }
  | { readonly kind: 'announced'; readonly article: string }
  | { readonly kind: 'reviewed'; readonly text: string; readonly cause: string; readonly prevention: string }
);

export interface Tale {
  /** Code of the body where it happened. */
  readonly code: string;
  readonly title: string;
  readonly lane2: Exclude<Lane2Kind, 'ministry' | 'collector'>;
  readonly workError?: boolean;
  readonly leak?: boolean;
  readonly security?: boolean;
  readonly urgent?: boolean;
  /** Minutes at the desk before the present, of the detection; the first report came a quarter of an hour later. */
  readonly ago: number;
  readonly report: Partial<ReportValues>;
  readonly log: readonly Told[];
}

/** Minutes at the desk in a working day. */
export const workday = 520;
