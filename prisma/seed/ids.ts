import { createHash } from 'node:crypto';
import { idOf, type OrganizationId, type UserId } from '@/lib/core/ids';

/** A UUIDv8 made from a name, so that every seeding of the same data has the same ids: links and screenshots stay valid. */
export function seedId(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const organizationSeedId = (code: string): OrganizationId => idOf(seedId(`organization:${code}`));
export const userSeedId = (loginId: string): UserId => idOf(seedId(`user:${loginId}`));

/** A number from 0 to below `limit`, the same for the same name: the seed's only source of variety. */
export function seedNumber(name: string, limit: number): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % limit;
}
