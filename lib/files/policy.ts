import type { Actor } from '@/lib/access/actor';

/** Everybody who may write at all; who only reads (閲覧・監査) changes nothing. */
export function canUploadFile(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.some((role) => role !== 'auditor');
}
