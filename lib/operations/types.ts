import type { NodeId } from '@/lib/core/ids';
import type { WindowOrganization } from '@/lib/window/types';
import type { Gate, StepKind } from './constants';

/** An operated server: national, prefectural or CS. */
export interface PlanNode {
  readonly id: NodeId;
  readonly organization: WindowOrganization;
}

/** (date, node, kind, round) is unique; a further round begins with each further span of online operation. */
export interface PlanStep {
  readonly nodeId: NodeId;
  readonly kind: StepKind;
  readonly round: number;
  /** Minutes of the business date in JST, past 24:00 allowed. */
  readonly notBefore: number;
  readonly gate: Gate;
}
