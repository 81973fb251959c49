/** What was seen, in words: an address and what stood there, a hash, a process that was gone. */
export interface Evidence {
  readonly at: string;
  readonly seen: string;
}

export interface ItemOutcome {
  readonly no: number;
  readonly town: string;
  readonly ok: boolean;
  readonly evidence: readonly Evidence[];
}

export type DocumentKind = 'record' | 'tax' | 'insurance' | 'list';
export type WayOfWork = 'normal' | 'own' | 'visiting' | 'partner';

/** Seconds from finding the person to the preview; of the list: from start to preview. */
export interface Measured {
  readonly town: string;
  readonly way: WayOfWork;
  readonly kind: DocumentKind;
  readonly seconds: number;
}

export interface Resumed {
  readonly town: string;
  readonly plan: number;
  /** Machine time, without travel. */
  readonly seconds: number;
}

export interface DrillReport {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Some cases, towns or hosts were left out: `items` has those that were looked at. */
  readonly shortened: boolean;
  readonly ok: boolean;
  readonly towns: readonly string[];
  readonly items: readonly ItemOutcome[];
  readonly seconds: readonly Measured[];
  readonly resume: readonly Resumed[];
  /** What kept it away from live data, as it was found. */
  readonly isolation: readonly string[];
  readonly findings: readonly string[];
  /** Where the drill itself broke off. */
  readonly faults: readonly string[];
}

export type DrillState = 'running' | 'passed' | 'failed' | 'broken';

export interface DrillSummary {
  readonly id: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly state: DrillState;
  readonly startedBy: string;
}

export interface DrillDetail extends DrillSummary {
  /** Null while it runs, and when it broke before there was one. */
  readonly report: DrillReport | null;
  /** Why there is no report. */
  readonly fault: string;
}
