import { z } from 'zod';
import { CheckKind } from '@/lib/core/generated/enums';
import type { NodeId } from '@/lib/core/ids';

/** What the center answers to a heartbeat or a part of the backlog, once it is committed. */
export interface Acknowledgement {
  /** Highest numbers that are committed. */
  readonly live: number;
  readonly backlog: number;
  /** The newest configuration; another than the agent's = fetch it. */
  readonly configuration: number;
  /** The center wants a new key. */
  readonly rotateKey: boolean;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export const configuredCheckShape = z.object({
  id: z.number(),
  kind: z.enum(CheckKind),
  target: z.record(z.string(), z.unknown()).readonly(),
  intervalSeconds: z.number(),
});
export type ConfiguredCheck = z.infer<typeof configuredCheckShape>;

export const agentConfigurationShape = z.object({
  configuration: z.number(),
  nodeCode: z.string(),
  heartbeatSeconds: z.number(),
  checks: z.array(configuredCheckShape).readonly(),
  /** Highest numbers that are committed: an agent that has lost its memory goes on from there. */
  live: z.number(),
  backlog: z.number(),
});
export type AgentConfiguration = z.infer<typeof agentConfigurationShape>;

export interface Enrolled {
  readonly nodeId: NodeId;
  readonly nodeCode: string;
  readonly keyId: string;
}

export const offeredCommandShape = z.object({
  id: z.string(),
  name: z.string(),
  params: z.record(z.string(), z.unknown()).readonly(),
  token: z.number(),
});
export type OfferedCommand = z.infer<typeof offeredCommandShape>;

/** A node with its agent's key, as the demonstration's fleet keeps it. */
export interface AgentIdentity extends Enrolled {
  /** PKCS #8 in DER, base64. */
  readonly privateKey: string;
}
