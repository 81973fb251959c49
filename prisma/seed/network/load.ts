import type { ClientBase } from 'pg';
import { copyRows } from '../copy';
import type { SeedOrganization } from '../organizations/build';
import { buildLines, buildNodes, type SeedNode } from './build';
import { buildChecks } from './checks';
import { buildNetworks } from './networks';
import { buildPlaces } from './places';
import { buildSystems, systemId } from './systems';

/** Servers and gear are part of the registry network; a cloud center serves another system. */
const systemOf = ({ kind }: SeedNode) => systemId(kind === 'cloud_center' ? 'CLOUD' : 'JUKI');

/** The network of these organizations: places, lines, nodes, and what is watched of them. Answers how many nodes there are. */
export async function loadNetwork(client: ClientBase, organizations: readonly SeedOrganization[]): Promise<number> {
  const owners = new Set(organizations.map(({ id }) => id));
  const systems = buildSystems().filter(({ organizationId }) => owners.has(organizationId));
  const lines = buildLines(organizations);
  const nodes = buildNodes(organizations);
  await copyRows(
    client,
    'places',
    ['id', 'kind', 'code', 'name', 'name_en', 'organization_id'],
    buildPlaces(organizations).map((p) => [p.id, p.kind, p.code, p.name, p.nameEn, p.organizationId]),
  );
  await copyRows(
    client,
    'prefectural_networks',
    ['organization_id', 'sequence', 'valid_from', 'kind', 'provider', 'note'],
    buildNetworks(organizations).map((n) => [n.organizationId, n.sequence, n.validFrom, n.kind, n.provider, n.note]),
  );
  await copyRows(
    client,
    'network_systems',
    ['id', 'code', 'name', 'name_en', 'organization_id'],
    systems.map((s) => [s.id, s.code, s.name, s.nameEn, s.organizationId]),
  );
  await copyRows(
    client,
    'lines',
    [
      'id',
      'code',
      'kind',
      'name',
      'name_en',
      'organization_id',
      'upper_place_id',
      'lower_place_id',
      'parent_id',
      'capacity_mbps',
    ],
    lines.map((l) => [
      l.id,
      l.code,
      l.kind,
      l.name,
      l.nameEn,
      l.organizationId,
      l.upperPlaceId,
      l.lowerPlaceId,
      l.parentId,
      l.capacityMbps,
    ]),
  );
  await copyRows(
    client,
    'nodes',
    [
      'id',
      'code',
      'kind',
      'name',
      'name_en',
      'organization_id',
      'parent_id',
      'place_id',
      'line_id',
      'system_id',
      'generation',
      'renewal_due_on',
    ],
    nodes.map((n) => [
      n.id,
      n.code,
      n.kind,
      n.name,
      n.nameEn,
      n.organizationId,
      n.parentId,
      n.placeId,
      n.lineId,
      systemOf(n),
      n.generation,
      n.renewalDueOn,
    ]),
  );
  await loadChecks(client, nodes, lines);
  return nodes.length;
}

async function loadChecks(client: ClientBase, nodes: readonly SeedNode[], lines: ReturnType<typeof buildLines>) {
  await copyRows(
    client,
    'checks',
    ['kind', 'name', 'node_id', 'line_id', 'organization_id', 'reporter_id', 'target', 'interval_seconds'],
    buildChecks(nodes, lines).map((c) => [
      c.kind,
      c.name,
      c.nodeId,
      c.lineId,
      c.organizationId,
      c.reporterId,
      JSON.stringify(c.target),
      c.intervalSeconds,
    ]),
  );
}
