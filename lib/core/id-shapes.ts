import { z } from 'zod';
import type { NodeId, OrganizationId, SessionId, UserId } from './ids';

/**
 * Ids as rows carry them, which is where they get their brand; of input, after it was seen to be an id (`z.uuid().pipe(userId)`).
 * Apart from `ids.ts`, which makes new ones and stays on the server.
 */
const id = <Id extends string>() =>
  z.custom<Id>((value) => typeof value === 'string') as unknown as z.ZodType<Id, string>;

export const userId = id<UserId>();
export const organizationId = id<OrganizationId>();
export const sessionId = id<SessionId>();
export const nodeId = id<NodeId>();
