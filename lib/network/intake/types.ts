import { z } from 'zod';
import type { NodeActor } from '@/lib/access/actor';
import type { CheckKind } from '@/lib/core/generated/enums';
import { nodeId } from '@/lib/core/id-shapes';
import type { CheckMemory, CheckTransition, Limits } from '../checks/types';
import type { Backlog, Heartbeat } from '../protocol/schema';

/** One message of an agent, checked for its form. */
export type Message =
  | { readonly stream: 'live'; readonly node: NodeActor; readonly body: Heartbeat }
  | { readonly stream: 'backlog'; readonly node: NodeActor; readonly body: Backlog };

/** An agent's row, locked. */
export const agentRowShape = z.object({
  nodeId,
  live: z.number(),
  backlog: z.number(),
  operation: z.string().nullable(),
  /** The newest configuration of its node. */
  wanted: z.number(),
  rotateKey: z.boolean(),
});
export type AgentRow = z.infer<typeof agentRowShape>;

/** A check that the agent reports on. */
export interface ReportedCheck {
  readonly id: number;
  readonly kind: CheckKind;
  readonly retired: boolean;
  readonly intervalSeconds: number;
  readonly limits: Limits;
  /** null = never sampled. */
  readonly memory: CheckMemory | null;
}

export interface SampleRow {
  readonly check: number;
  readonly at: Date;
  readonly value: number | null;
  readonly state: CheckMemory['latest'];
}

/** What a message changes. */
export interface Effect {
  readonly samples: readonly SampleRow[];
  readonly memories: readonly { readonly check: number; readonly memory: CheckMemory }[];
  readonly transitions: readonly (CheckTransition & {
    readonly check: number;
    readonly memory: CheckMemory;
    readonly at: Date;
  })[];
}
