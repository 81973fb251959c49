import { expect, it } from 'vitest';
import { buildOrganizations } from '../organizations/build';
import { buildLines, buildNodes } from './build';
import { buildChecks } from './checks';
import { buildNetworks } from './networks';
import { buildPlaces } from './places';

const organizations = buildOrganizations();
const nodes = buildNodes(organizations);
const lines = buildLines(organizations);
const checks = buildChecks(nodes, lines);
const places = buildPlaces(organizations);
function count(list: readonly { readonly kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of list) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

it('has the servers of the three tiers, the gear, and what keeps the counters of three towns open', () => {
  expect(count(nodes)).toEqual({
    national_server: 1,
    prefectural_server: 47,
    cs: 1_741,
    network_device: 4 + 2 * 47,
    down_recovery_server: 3,
    partner_server: 3,
    cloud_center: 1,
  });
  expect(count(lines)).toEqual({ national: 1, prefectural: 47, municipal: 1_741 });
});

it('places all prefectural servers at the consolidation center', () => {
  const consolidation = places.find(({ kind }) => kind === 'consolidation_center')?.id;
  const servers = nodes.filter(({ kind }) => kind === 'prefectural_server');
  expect(servers.every(({ placeId }) => placeId === consolidation)).toBe(true);
});

it('refers only to what is there, and names nothing twice', () => {
  const known = new Set([...nodes, ...lines, ...places, ...organizations].map(({ id }) => id));
  const references = [
    ...nodes.flatMap(({ parentId, placeId, lineId, organizationId }) => [parentId, placeId, lineId, organizationId]),
    ...lines.flatMap(({ parentId, upperPlaceId, lowerPlaceId }) => [parentId, upperPlaceId, lowerPlaceId]),
    ...checks.flatMap(({ nodeId, lineId, reporterId, organizationId }) => [nodeId, lineId, reporterId, organizationId]),
  ];
  expect(references.filter((id) => id !== null && !known.has(id))).toEqual([]);
  expect(new Set([...nodes, ...lines, ...places].map(({ code }) => code)).size).toBe(
    nodes.length + lines.length + places.length,
  );
});

it('watches each server by ten checks, each device and each line by one', () => {
  expect(checks.filter(({ nodeId, reporterId }) => nodeId === reporterId)).toHaveLength(1_789 * 10);
  const gear = nodes.filter(({ kind }) => kind === 'network_device');
  expect(gear.every(({ id }) => checks.filter(({ nodeId }) => nodeId === id).length === 1)).toBe(true);
  expect(new Set(checks.flatMap(({ lineId }) => lineId ?? [])).size).toBe(lines.length);
});

/** S4 §2. */
it.each([
  ['2014-01-31', { own: 19, outsourced: 28 }],
  ['2014-02-28', { own: 18, outsourced: 29 }],
])('on %s %o of the prefectural networks', (date, expected) => {
  const valid = buildNetworks(organizations).filter(({ validFrom }) => (validFrom ?? '') <= date);
  const current = valid.filter(
    (one) => !valid.some((other) => other.organizationId === one.organizationId && other.sequence > one.sequence),
  );
  expect(count(current)).toEqual(expected);
  const own = current.filter(({ kind }) => kind === 'own').map(({ organizationId }) => organizationId);
  expect(organizations.filter(({ id }) => own.includes(id)).every(({ name }) => name.endsWith('県'))).toBe(true);
});
