import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { signedEnvelopeShape } from '../envelope/types';
import { keepsOf } from '../sites/rules';
import type { SiteEntry } from '../sites/types';

const rowShape = signedEnvelopeShape.extend({ id: z.string() });
type Row = z.infer<typeof rowShape>;

/**
 * What a site shall keep, oldest first: of each town the last full copy and the increments after it; a host's own people before all, because
 * names of organizations come with them. In `withSystem` only.
 */
export async function listCopiesFor(db: Db, site: SiteEntry, towns: readonly string[]): Promise<Row[]> {
  const audience = site.role === 'partner' ? 'disaster' : 'own';
  const kept = keepsOf(site, towns);
  return askRows(db, rowShape)`
    WITH mine AS (
      SELECT c.id, c.envelope AS text, c.signature, c.kind, c.data_at, c.created_at, c.audience, c.organization_id, c.recipient FROM copies c JOIN organizations o ON o.id = c.organization_id
      WHERE c.deleted_at IS NULL AND ((c.audience = ${audience} AND o.code = ANY (${kept}))
        OR (c.audience = 'host' AND ${site.role} = 'partner' AND o.code = ${site.place}))
    ), lasts AS (
      SELECT DISTINCT ON (audience, organization_id) audience, organization_id, recipient, data_at FROM mine WHERE kind <> 'increment'
      ORDER BY audience, organization_id, data_at DESC, created_at DESC
    )
    SELECT m.id, m.text, m.signature FROM mine m JOIN lasts l USING (audience, organization_id, recipient)
    WHERE m.data_at >= l.data_at AND (m.kind = 'increment' OR m.data_at = l.data_at)
    ORDER BY m.audience = 'host' DESC, m.data_at, m.created_at`;
}

/** The signed envelope of a copy that the site shall keep; null = there is none for it. */
export async function findCopyFor(db: Db, site: SiteEntry, towns: readonly string[], id: string): Promise<Row | null> {
  const copies = await listCopiesFor(db, site, towns);
  return copies.find((copy) => copy.id === id) ?? null;
}
