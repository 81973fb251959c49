import { z } from 'zod';
import { longestDetail, longestOutput, longestPoll, mostSamples } from './constants';

/** A line of text from a server: no line ends, no control characters. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u);

/** Number of a message in one of an agent's two streams; each is higher than the one before. */
const sequence = z.int().min(1);
const instant = z.int().min(0);

export const sampleSchema = z.strictObject({
  check: z.int().min(1).max(2_147_483_647),
  /** Milliseconds since 1970, by the center's clock as far as the agent knows it. */
  at: instant,
  status: z.enum(['measured', 'failed', 'unknown']),
  value: z.number().min(-1e15).max(1e15).optional(),
  detail: line(longestDetail).optional(),
});
export type SentSample = z.infer<typeof sampleSchema>;

/** A one-time code, as it is printed: groups of capitals and digits. */
export const enrollmentCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);

const base64 = (bytes: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9+/]{${Math.ceil(bytes / 3) * 4 - ((3 - (bytes % 3)) % 3)}}={0,2}$`));
/** An Ed25519 key, SubjectPublicKeyInfo in DER. */
const publicKey = base64(44);
/** By the private key, over `renkei:<public key>`: whoever sends it has both. */
const proof = base64(64);

export const enrolSchema = z.object({
  code: enrollmentCode,
  publicKey,
  proof,
  version: line(40),
  host: line(100),
  platform: line(100),
});

export const heartbeatSchema = z.object({
  sequence,
  version: line(40),
  /** Configuration that the agent works by. */
  configuration: z.int().min(0),
  /** Its host's clock minus the center's, in milliseconds. */
  clockOffset: z.int().min(-1e13).max(1e13),
  /** Does the service run that the server is there for? Missing = its administrator has not said how to tell. */
  operation: z.enum(['running', 'stopped']).optional(),
  samples: z.array(sampleSchema).max(mostSamples),
});
export type Heartbeat = z.infer<typeof heartbeatSchema>;

/** What could not be sent in its time. It fills the history and changes no present state. */
export const backlogSchema = z.object({ sequence, samples: z.array(sampleSchema).min(1).max(mostSamples) });
export type Backlog = z.infer<typeof backlogSchema>;

export const pollSchema = z.object({ wait: z.coerce.number().int().min(0).max(longestPoll).default(0) });

export const commandAnswerSchema = z.object({
  id: z.uuid(),
  /** Of the lease under which it was fetched. */
  token: z.int().min(1),
  /** `running` keeps the lease. */
  state: z.enum(['running', 'succeeded', 'failed', 'unknown']),
  exitCode: z.int().min(-1_000).max(1_000).optional(),
  output: z.string().max(longestOutput).optional(),
});
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

export const rotateKeySchema = z.object({ publicKey, proof });
export const dropKeySchema = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
