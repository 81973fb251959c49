import type { CheckKind } from '@/lib/core/generated/enums';

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

export interface ConfiguredCheck {
  readonly id: number;
  readonly kind: CheckKind;
  readonly target: Readonly<Record<string, unknown>>;
  readonly intervalSeconds: number;
}

export interface AgentConfiguration {
  readonly configuration: number;
  readonly nodeCode: string;
  readonly heartbeatSeconds: number;
  readonly checks: readonly ConfiguredCheck[];
  /** Highest numbers that are committed: an agent that has lost its memory goes on from there. */
  readonly live: number;
  readonly backlog: number;
}

export interface Enrolled {
  readonly nodeId: string;
  readonly nodeCode: string;
  readonly keyId: string;
}

export interface OfferedCommand {
  readonly id: string;
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly token: number;
}

/** A node with its agent's key, as the demonstration's fleet keeps it. */
export interface AgentIdentity extends Enrolled {
  /** PKCS #8 in DER, base64. */
  readonly privateKey: string;
}
