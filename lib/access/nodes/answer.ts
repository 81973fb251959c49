import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { now } from '@/lib/core/clock';
import type { ErrorCode, Problem } from '@/lib/core/errors';
import { senderOf } from '@/lib/core/http/sender';
import { reportFault } from '@/lib/core/log';
import type { NodeActor } from '../actor';
import { describeRequest, type Origin } from '../requests/origin';
import { readBody, readInput } from './input';
import { type Match, matcher } from './match';
import { quotas } from './quota';
import { isSignedBy, isTimely, readClaim } from './rules';
import { sendJson, sendStream } from './send';
import type { FindKey, NodeEndpoint, NodeRefusal, NodeRefusalBody, NodeStream } from './types';

/** Everything that nodes ask for stands below this path. */
const prefix = '/api/agent/';

type Handler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** What is said instead of an answer. */
class Refused extends Error {
  constructor(
    readonly why: NodeRefusal,
    readonly more: Omit<NodeRefusalBody, 'error'> = {},
  ) {
    super(why);
  }
}

interface Program {
  readonly findKey: FindKey;
  readonly isWithin: ReturnType<typeof quotas>;
}

/**
 * Answers the network's servers in front of the framework, whose way costs three times as much. False = the request is not for it.
 * Behind a proxy the caller has put the sender's address into `x-forwarded-for`, as for pages.
 */
export function answerNodes(endpoints: readonly NodeEndpoint[], findKey: FindKey): Handler {
  const match = matcher(endpoints);
  const program = { findKey, isWithin: quotas() };
  return (request, response) => {
    const address = request.url ?? '/';
    if (!address.startsWith(prefix)) return false;
    void answer(program, match(request.method ?? '', address.split('?', 1)[0] ?? ''), request, response);
    return true;
  };
}

async function answer(program: Program, match: Match, request: IncomingMessage, response: ServerResponse) {
  const origin = originOf(request);
  try {
    if (typeof match === 'string') throw new Refused(match);
    const outcome = await perform(program, match, origin, request, response);
    if ('stream' in outcome) return await sendStream(response, outcome);
    sendJson(response, 200, outcome.value ?? {});
  } catch (error) {
    if (error instanceof Refused) return refuse(response, error);
    // The sender has gone, or was cut off: there is nobody to tell.
    if (request.destroyed && !request.complete) return response.destroy();
    const where = typeof match === 'string' ? match : match.endpoint.name;
    const reference = reportFault(error, { requestId: origin.requestId, where });
    if (response.headersSent) response.destroy();
    else refuse(response, new Refused('unavailable', { reference }));
  }
}

async function perform(
  program: Program,
  { endpoint, fields }: Exclude<Match, string>,
  origin: Origin,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ readonly value: unknown } | NodeStream> {
  const body = await readBody(request, endpoint.most);
  if (body === null) throw new Refused('too_large');
  const node = endpoint.signed ? await signerOf(program, request, body, origin) : null;
  const counted = `${endpoint.name} ${node?.nodeId ?? senderOf(origin.address)}`;
  if (!program.isWithin(counted, endpoint.quota, now())) throw new Refused('too_many');
  const input = readInput(endpoint, request.url ?? '/', fields, body);
  if (!input.ok) throw new Refused('invalid', { problems: input.problems });
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const context = { node, origin, request, signal: gone.signal };
  const result = await endpoint.run(input.value as never, context as never);
  if ('stream' in result) return result;
  if (!result.ok) throw refusalFor(result.problems);
  return { value: result.value };
}

/** Who signed exactly this, now. */
async function signerOf(
  { findKey }: Program,
  request: IncomingMessage,
  body: Buffer,
  { requestId }: Origin,
): Promise<NodeActor> {
  const claim = readClaim(request.headers);
  if (claim === null) throw new Refused('signature_missing');
  const at = now();
  if (!isTimely(claim, at)) throw new Refused('clock_off', { time: at.toISOString() });
  const holder = await findKey(claim.keyId);
  if (holder === null) throw new Refused('key_unknown');
  const signed = { method: request.method ?? '', address: request.url ?? '', body };
  if (!isSignedBy(claim, signed, holder.publicKey)) throw new Refused('signature_wrong');
  return { ...holder.node, requestId };
}

const reasons: Partial<Record<ErrorCode, NodeRefusal>> = {
  notFound: 'not_found',
  denied: 'denied',
  conflict: 'conflict',
  tooMany: 'too_many',
  unavailable: 'unavailable',
};

const refusalFor = (problems: readonly Problem[]): Refused =>
  new Refused(reasons[problems[0]?.code ?? 'unavailable'] ?? 'invalid', { problems });

const statuses: Readonly<Record<NodeRefusal, number>> = {
  signature_missing: 401,
  signature_wrong: 401,
  clock_off: 401,
  key_unknown: 401,
  denied: 403,
  not_found: 404,
  method: 405,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  invalid: 400,
  unavailable: 503,
};

/** Seconds after which the same may be tried again. */
const patience: Partial<Record<NodeRefusal, number>> = { too_many: 60, unavailable: 5 };

function refuse(response: ServerResponse, { why, more }: Refused): void {
  const seconds = patience[why];
  if (seconds !== undefined) response.setHeader('retry-after', seconds);
  sendJson(response, statuses[why], { error: why, ...more } satisfies NodeRefusalBody);
}

function originOf(request: IncomingMessage): Origin {
  const headers = new Headers();
  for (const name of ['x-request-id', 'x-forwarded-for', 'user-agent']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return describeRequest(headers);
}
