import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { HandedOut } from '@/lib/access/requests/handed-out';
import { withActor } from '@/lib/core/db';
import { recordAudit } from '../mutations';
import { handedOutChange } from './rules';

/** In a transaction of its own: reading a list changes nothing that it could belong to. */
export const recordHandedOut = (actor: Actor, handed: HandedOut): Promise<void> =>
  withActor(actor, (db) => recordAudit(db, actor, handedOutChange(handed)));
