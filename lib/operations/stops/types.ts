import { z } from 'zod';
import { nodeId, organizationId } from '@/lib/core/id-shapes';
import { services } from '@/lib/window/constants';

/** What can be stopped: a server or gear of the network, or a system of the catalogue. */
export const stopSubjectShape = z.object({
  code: z.string(),
  name: z.string(),
  nodeId: nodeId.nullable(),
  systemId: z.string().nullable(),
  /** Its owner, and that body's prefecture. */
  organizationId,
  parentId: organizationId.nullable(),
  /** Whose national, prefectural or municipal server it is; null = none of these. */
  serverOf: organizationId.nullable(),
});
export type StopSubject = z.infer<typeof stopSubjectShape>;

export const stopRowShape = z.object({
  id: z.string(),
  title: z.string(),
  /** Of the server or the system. */
  subject: z.string(),
  subjectCode: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  services: z.array(z.enum(services)).readonly(),
  reason: z.string(),
  /** Who entered it. */
  organizationId,
  organizationName: z.string(),
  cancelledAt: z.date().nullable(),
  version: z.number(),
});
export type StopRow = z.infer<typeof stopRowShape>;
