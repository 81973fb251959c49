import { z } from 'zod';
import { shortOf } from '@/lib/continuity/declarations/rules';
import { signText } from '@/lib/continuity/envelope/rules';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { now } from '@/lib/core/clock';
import { askClient } from '@/lib/core/database/client-rows';
import { tell } from './peers';
import { asOwner, asSystem, type SitePlace } from './place';

const unsignedShape = z.object({
  id: z.string(),
  organization_code: z.string(),
  plan: z.number(),
  declared_at: z.date(),
});
const reportShape = z.object({ report: z.looseObject({}) });

/** Of the town in whose hall this stands; an activation stands in its host's. */
const ownCode = ({ site }: SitePlace): string => (site.kind !== 'town' ? '' : (site.host ?? site.code));

const openShape = z.object({ id: z.string(), organization_id: z.string(), signature: z.string() });

/** Signs what people have declared here, and lets the certificates know under which declaration they are issued, or that none holds. */
export async function followDeclarations(place: SitePlace): Promise<void> {
  const open = await asSystem(place.ownerUrl, async (client) => {
    const unsigned = await askClient(
      client,
      unsignedShape,
      `SELECT id, organization_code, plan, declared_at FROM declarations WHERE signature = '' AND state <> 'requested' AND reported_at IS NULL`,
    );
    for (const { id, organization_code, plan, declared_at } of unsigned) {
      const text = JSON.stringify({
        id,
        site: place.name,
        town: organization_code,
        plan,
        at: declared_at.toISOString(),
      });
      await client.query('UPDATE declarations SET signature = $2 WHERE id = $1', [
        id,
        signText(text, place.keys.signing),
      ]);
    }
    const rows = await askClient(
      client,
      openShape,
      `SELECT id, organization_id, signature FROM declarations WHERE state = 'open' AND plan IN (1, 3) ORDER BY declared_at`,
    );
    return rows;
  });
  if (place.mode === 'cloud' || place.mode === 'partner') return;
  await asOwner(place.ownerUrl, async (client) => {
    await client.query(
      `UPDATE data_copies SET issuing_stopped_at = coalesce(issuing_stopped_at, $2) WHERE declaration <> '' AND NOT declaration = ANY ($1)`,
      [open.map(({ id }) => shortOf(id)), now()],
    );
    for (const { id, organization_id } of open)
      await client.query(
        `UPDATE data_copies SET declaration = $2, issuing_stopped_at = NULL WHERE organization_id = $1 AND declaration IS DISTINCT FROM $2`,
        [organization_id, shortOf(id)],
      );
  });
}

const declared =
  `SELECT json_build_object('id', id, 'town', organization_code, 'plan', plan, 'host', host_code, 'state', state, 'reason', reason,
  'representative', representative, 'requestMeans', request_means, 'requestRecordedBy', request_recorded_by,
  'requestConfirmedBy', request_confirmed_by, 'declaredBy', declared_by, 'declaredById', declared_by_id, 'declaredAt', renkei_utc(declared_at),
  'openedAt', renkei_utc(opened_at), 'endedAt', renkei_utc(ended_at), 'endedBy', ended_by, 'endReason', end_reason,
  'dataAt', renkei_utc(data_at), 'version', version) AS report FROM declarations`.replaceAll(
    /renkei_utc\((\w+)\)/g,
    `to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  );

const opened = `SELECT json_build_object('id', k.id, 'declarationId', declaration_id, 'holder', holder, 'generation', generation,
  'enteredBy', entered_by, 'enteredById', entered_by_id, 'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'outcome', outcome) AS report FROM key_openings k JOIN declarations d ON d.id = k.declaration_id
  WHERE d.plan = 3 AND d.host_code = $1 ORDER BY at DESC LIMIT 200`;

const queued = `SELECT json_build_object('id', q.id, 'receiptNumber', receipt_number, 'declarationId', declaration_id, 'town', d.organization_code,
  'kind', q.kind, 'residentNumber', resident_number, 'baseVersion', base_version, 'content', content, 'contentHash', content_hash,
  'addressee', addressee, 'papersOwed', papers_owed, 'urgent', urgent, 'vendorContact', vendor_contact, 'approver', approver,
  'takenBy', taken_by, 'takenAt', to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS report
  FROM queued_applications q JOIN declarations d ON d.id = q.declaration_id WHERE q.delivered_at IS NULL ORDER BY urgent DESC, taken_at LIMIT 200`;

interface Answer {
  readonly applications: readonly string[];
  readonly stopped: readonly string[];
}

/** Tells the center what was declared and queued here, and hears what it has withdrawn. Sent again until the center has it. */
export async function reportDeclarations(place: SitePlace, center: SiteEntry): Promise<void> {
  const { declarations, openings, applications } = await asSystem(place.ownerUrl, async (client) => {
    const open = await askClient(
      client,
      reportShape,
      `${declared} WHERE state <> 'requested' AND (reported_at IS NULL OR state = 'open') AND host_code = $1 LIMIT 100`,
      [ownCode(place)],
    );
    const given = await askClient(client, reportShape, opened, [ownCode(place)]);
    const waiting = await askClient(client, reportShape, queued);
    return {
      declarations: open.map(({ report }) => report),
      openings: given.map(({ report }) => report),
      applications: waiting.map(({ report }) => report),
    };
  });
  if (declarations.length + applications.length === 0) return;
  const answer = (await tell(place, center, '/api/site/reports', {
    ...{ declarations, openings, applications },
  })) as Answer | null;
  if (answer === null) return;
  const at = now();
  await asSystem(place.ownerUrl, async (client) => {
    await client.query('UPDATE queued_applications SET delivered_at = $2 WHERE id = ANY ($1)', [
      answer.applications,
      at,
    ]);
    await client.query(`UPDATE declarations SET reported_at = $1 WHERE state <> 'requested'`, [at]);
    // The center withdrew it, or closed it: issuing here ends.
    await client.query(
      `UPDATE declarations SET state = 'withdrawn', ended_at = $2, ended_by = 'クラウドセンター', version = version + 1 WHERE id = ANY ($1) AND state = 'open'`,
      [answer.stopped, at],
    );
  });
}

/** What each partner server has taken already, as text. In memory: after a restart all is told again. */
const told = new Map<string, string>();

/** Tells the other towns' partner servers whose copy is being opened here, and by whom: the center, which would, may be gone. */
export async function tellPartners(place: SitePlace): Promise<void> {
  const news = await asSystem(place.ownerUrl, async (client) => {
    const declarations = await askClient(
      client,
      reportShape,
      `${declared} WHERE state <> 'requested' AND plan = 3 AND host_code = $1 ORDER BY declared_at DESC LIMIT 20`,
      [ownCode(place)],
    );
    const openings = await askClient(client, reportShape, opened, [ownCode(place)]);
    return {
      declarations: declarations.map(({ report }) => report),
      openings: openings.map(({ report }) => report),
    };
  });
  if (news.declarations.length === 0) return;
  const text = JSON.stringify(news);
  const others = place.list?.sites.filter(({ role, name }) => role === 'partner' && name !== place.name) ?? [];
  for (const peer of others.filter(({ name }) => told.get(name) !== text)) {
    // The hall that was lost does not answer; it is told when it stands again.
    const answer = await tell(place, peer, '/api/site/reports', news).catch(() => null);
    if (answer !== null) told.set(peer.name, text);
  }
}
