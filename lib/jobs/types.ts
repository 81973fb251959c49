import type { JobNetState, JobRunState } from '@/lib/core/generated/enums';
import type { NodeReason, RunWarning } from './constants';
import type { Job, NetDefinition, Parameters } from './nets/schema';

/** What may be asked of agents. */
export interface CommandSummary {
  readonly name: string;
  readonly title: string;
  readonly parameters: Parameters;
  readonly builtIn: boolean;
}

export interface NetSummary {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly state: JobNetState;
  readonly version: number;
  readonly activeVersion: number;
  readonly builtIn: boolean;
  readonly nextAt: Date | null;
  readonly definition: NetDefinition;
  readonly lastRunId: string | null;
  readonly lastState: JobRunState | null;
  readonly lastNominalAt: Date | null;
}

export interface NetVersion {
  readonly version: number;
  readonly name: string;
  readonly nameEn: string;
  readonly definition: NetDefinition;
  readonly reach: number;
  readonly writtenAt: Date;
  readonly writtenById: string | null;
  readonly writtenBy: string;
  readonly approvedBy: string;
  readonly approvedAt: Date | null;
}

/** How many nodes of a job are where, as far as the reader sees them. */
export interface NodeCounts {
  readonly total: number;
  readonly waiting: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly unknown: number;
  /** Cancelled or skipped. */
  readonly other: number;
}

export interface RunSummary extends NodeCounts {
  readonly id: string;
  readonly netCode: string;
  readonly netName: string;
  readonly nominalAt: Date;
  readonly kind: RunKind;
  readonly state: JobRunState;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly warnings: readonly RunWarning[];
}
export type RunKind = 'scheduled' | 'late' | 'manual' | 'chained' | 'daily';

export interface RunJob extends NodeCounts {
  readonly id: string;
  readonly key: string;
  readonly definition: Job;
  readonly state: JobRunState;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
}

export interface RunDetail extends Omit<RunSummary, keyof NodeCounts> {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly version: number;
  readonly wanted: 'run' | 'hold' | 'cancel';
  readonly round: number;
  readonly rerunFrom: string;
  readonly reason: string;
  readonly decidedBy: string;
  readonly jobs: readonly RunJob[];
}

export interface NodeResult {
  readonly nodeId: string;
  readonly nodeCode: string;
  readonly nodeName: string;
  readonly organizationName: string;
  readonly state: JobRunState;
  readonly attempt: number;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly exitCode: number | null;
  readonly reason: NodeReason | null;
  readonly output: string;
}
