import type { KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Problem, Result } from '@/lib/core/errors';
import type { NodeActor } from '../actor';
import type { Origin } from '../requests/origin';

/** Whom a key speaks for. */
export interface KeyHolder {
  readonly node: Omit<NodeActor, 'requestId'>;
  /** Ed25519. */
  readonly publicKey: KeyObject;
}

/** Finds a key that may sign now; null = unknown, revoked, or of a node that is retired. Called for every request. */
export type FindKey = (keyId: string) => Promise<KeyHolder | null>;

/** Why a request was refused; `problems` beside it name fields. */
export type NodeRefusal =
  | 'signature_missing'
  | 'signature_wrong'
  | 'clock_off'
  | 'key_unknown'
  | 'too_large'
  | 'too_many'
  | 'not_found'
  | 'method'
  | 'invalid'
  | 'denied'
  | 'conflict'
  | 'unavailable';

/** What a node is told when it is refused. Programs read it, so it has no language. */
export interface NodeRefusalBody {
  readonly error: NodeRefusal;
  readonly problems?: readonly Problem[];
  /** With `clock_off`: the center's time, ISO 8601 in UTC. The node keeps the difference and signs again. */
  readonly time?: string;
  /** With `unavailable`: finds the line in the center's log. */
  readonly reference?: string;
}

/** An answer that is no JSON: a file, or a part of one. */
export interface NodeStream {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly stream: Readable;
}

export interface NodeContext<A> {
  /** The node whose key signed the request. */
  readonly node: A;
  readonly origin: Origin;
  /** For what an answer depends on beside the input: `range`, `if-none-match`. */
  readonly request: IncomingMessage;
  /** Aborted when the node has gone: a long poll ends. */
  readonly signal: AbortSignal;
}

interface CommonDefinition<S extends z.ZodObject> {
  /** `<domain>.<verb>`. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** Absolute; `{name}` is a part that becomes a field of the input. */
  readonly path: string;
  /** Fields of the path and the query, and of the JSON body of a POST. */
  readonly input: S;
  /** Longest body in bytes. */
  readonly most: number;
}

export interface NodeEndpointDefinition<S extends z.ZodObject> extends CommonDefinition<S> {
  /** Requests of one node in a minute that one web process takes. */
  readonly quota: number;
  /** Opens its own `readAsNodes` or `withNodes`. */
  readonly run: (input: z.output<S>, context: NodeContext<NodeActor>) => Promise<Result<unknown> | NodeStream>;
}

export interface OpenNodeEndpointDefinition<S extends z.ZodObject> extends CommonDefinition<S> {
  readonly run: (input: z.output<S>, context: NodeContext<null>) => Promise<Result<unknown> | NodeStream>;
}

export interface NodeEndpoint extends CommonDefinition<z.ZodObject> {
  /** False: open to whoever has no key yet (enrolment). */
  readonly signed: boolean;
  readonly quota: number;
  readonly run: (input: never, context: NodeContext<never>) => Promise<Result<unknown> | NodeStream>;
}
