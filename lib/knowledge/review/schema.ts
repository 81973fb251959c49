import { z } from 'zod';
import { versionField } from '@/lib/core/version';
import { formatRevision, type Revision } from './rules';

const partsShape = z.tuple([versionField, versionField]);

/** What {@link formatRevision} wrote. */
export const revisionField = z.string().transform((typed, context): Revision => {
  const { data } = partsShape.safeParse(typed.split('.'));
  const read = data === undefined ? null : { version: data[0], revision: data[1] };
  if (read !== null && formatRevision(read) === typed) return read;
  context.addIssue({ code: 'custom', message: 'no revision' });
  return z.NEVER;
});
