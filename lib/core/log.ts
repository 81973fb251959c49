import { randomBytes } from 'node:crypto';
import pino, { type Logger } from 'pino';
import { env } from './env';
import type { OrganizationId, UserId } from './ids';
import { faultReference } from './reference';

/** What ties a log line to a request and to who made it. Never a name, a body, a secret. */
export interface LogContext {
  readonly requestId?: string;
  readonly userId?: UserId;
  readonly organizationId?: OrganizationId;
}

const processWide = globalThis as { renkeiLogger?: Logger };

function root(): Logger {
  processWide.renkeiLogger ??= pino({
    level: env().RENKEI_LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretPaths, censor: '[blanked]' },
    serializers: { err: describeError },
  });
  return processWide.renkeiLogger;
}

const secrets = ['password', 'token', 'secret', 'cookie', 'authorization', 'body'];
const secretPaths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The process's logger: one JSON line per call on standard output. */
export function log(context: LogContext = {}): Logger {
  return Object.keys(context).length === 0 ? root() : root().child(context);
}

/**
 * Writes a failure of ours to the log and returns the number that the user is shown and that finds the line (`reference`).
 * The same request has the same number.
 */
export function reportFault(
  error: unknown,
  context: LogContext & { readonly where?: string; readonly digest?: string } = {},
): string {
  const seed = context.digest ?? context.requestId;
  const reference = faultReference(seed === undefined || seed === '' ? randomBytes(16).toString('hex') : seed);
  const { requestId, userId, organizationId, ...more } = context;
  log().error({ reference, requestId, userId, organizationId, ...more, err: error }, 'fault');
  return reference;
}

/** Prisma's messages repeat the call with its values; only their last line says what went wrong. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const lines = error.message.split('\n').filter((line) => line.trim() !== '');
  const ofPrisma = error.name.startsWith('PrismaClient');
  const message = ofPrisma ? (lines.at(-1) ?? '').trim() : error.message;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, message, code, stack: frames.slice(0, 20).join('\n') };
}
