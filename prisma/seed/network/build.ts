import { prefectureCodeOf } from '@/lib/organizations/codes/rules';
import { organizationSeedId, seedId, seedNumber } from '../ids';
import type { SeedOrganization } from '../organizations/build';
import { cloudCenter, consolidationCenter, nationalCenter, officeOf } from './places';

export interface SeedLine {
  readonly id: string;
  readonly code: string;
  readonly kind: 'national' | 'prefectural' | 'municipal';
  readonly name: string;
  readonly nameEn: string;
  readonly organizationId: string;
  readonly upperPlaceId: string;
  readonly lowerPlaceId: string;
  readonly parentId: string | null;
  readonly capacityMbps: number;
}

export interface SeedNode {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string;
  readonly organizationId: string;
  readonly parentId: string | null;
  readonly placeId: string;
  readonly lineId: string | null;
  readonly generation: string;
  readonly renewalDueOn: string;
}

export const nodeSeedId = (code: string): string => seedId(`node:${code}`);
const lineSeedId = (code: string): string => seedId(`line:${code}`);

const nationalServer = nodeSeedId('NS-01');
const nationalLine = lineSeedId('NL-01');

/** Towns that keep counters open together (S2). */
const partnerTowns = ['153079', '154059', '155811'];

/** Half of the country has new equipment, the other half is due within the year: invented. */
const equipment = (code: string) =>
  seedNumber(`equipment:${code}`, 2) === 0
    ? { generation: '2025', renewalDueOn: '2031-03-31' }
    : { generation: '2021', renewalDueOn: '2027-03-31' };

const node = (
  code: string,
  kind: string,
  rest: Omit<SeedNode, 'id' | 'code' | 'kind' | 'generation' | 'renewalDueOn'>,
): SeedNode => ({
  id: nodeSeedId(code),
  code,
  kind,
  ...rest,
  ...equipment(code),
});

function nationalNodes(center: SeedOrganization): SeedNode[] {
  const own = { organizationId: center.id, parentId: null };
  const device = (number: number, placeId: string, place: string, placeEn: string) =>
    node(`ND-0${number}`, 'network_device', {
      ...own,
      placeId,
      lineId: placeId === nationalCenter ? null : nationalLine,
      name: `全国ネットワーク機器${number}（${place}）`,
      nameEn: `National network device ${number} (${placeEn})`,
    });
  return [
    node('NS-01', 'national_server', {
      ...own,
      placeId: nationalCenter,
      lineId: null,
      name: '全国サーバ',
      nameEn: 'National server',
    }),
    device(1, nationalCenter, '全国センター', 'national center'),
    device(2, nationalCenter, '全国センター', 'national center'),
    device(3, consolidationCenter, '集約センター', 'consolidation center'),
    device(4, consolidationCenter, '集約センター', 'consolidation center'),
  ];
}

function prefecturalNodes({ id, code, name, nameEn, ...rest }: SeedOrganization): SeedNode[] {
  const server = node(`PS-${code}`, 'prefectural_server', {
    organizationId: id,
    parentId: nationalServer,
    placeId: consolidationCenter,
    lineId: nationalLine,
    name: `${name}サーバ`,
    nameEn: `${nameEn} server`,
  });
  const devices = [1, 2].map((number) =>
    node(`PD-${code}-${number}`, 'network_device', {
      organizationId: id,
      parentId: null,
      placeId: officeOf({ code, ...rest }),
      lineId: lineSeedId(`PL-${code}`),
      name: `${name}ネットワーク機器${number}`,
      nameEn: `${nameEn} network device ${number}`,
    }),
  );
  return [server, ...devices];
}

function municipalNodes({ id, code, name, nameEn }: SeedOrganization): SeedNode[] {
  const here = { organizationId: id, placeId: officeOf({ code }), lineId: lineSeedId(`ML-${code}`) };
  const parentId = nodeSeedId(`PS-${prefectureCodeOf(code)}`);
  const cs = node(`CS-${code}`, 'cs', { ...here, parentId, name: `${name}CS`, nameEn: `${nameEn} CS` });
  if (!partnerTowns.includes(code)) return [cs];
  const site = (prefix: string, kind: string, ja: string, en: string) =>
    node(`${prefix}-${code}`, kind, { ...here, parentId: null, name: `${name}${ja}`, nameEn: `${nameEn} ${en}` });
  return [
    cs,
    site('DR', 'down_recovery_server', 'ダウンリカバリサーバ', 'down-recovery server'),
    site('PT', 'partner_server', '連携町村サーバ', 'partner server'),
  ];
}

function cloudNodes(vendor: SeedOrganization | undefined): SeedNode[] {
  if (!vendor) return [];
  const name = { name: 'クラウドセンター', nameEn: 'Cloud center' };
  return [
    node('CC-01', 'cloud_center', {
      organizationId: vendor.id,
      parentId: null,
      placeId: cloudCenter,
      lineId: null,
      ...name,
    }),
  ];
}

/** Every server and device; those above before those below. */
export function buildNodes(organizations: readonly SeedOrganization[]): SeedNode[] {
  const center = organizations.find(({ kind }) => kind === 'center');
  if (!center) throw new Error('there is no center');
  return [
    ...nationalNodes(center),
    ...organizations.filter(({ kind }) => kind === 'prefecture').flatMap(prefecturalNodes),
    ...organizations.filter(({ kind }) => kind === 'municipality').flatMap(municipalNodes),
    ...cloudNodes(organizations.find(({ code }) => code === 'VD0001')),
  ];
}

function line(code: string, kind: SeedLine['kind'], rest: Omit<SeedLine, 'id' | 'code' | 'kind'>): SeedLine {
  return { id: lineSeedId(code), code, kind, ...rest };
}

/** The national line, each prefecture's, each municipality's; those above before those below. */
export function buildLines(organizations: readonly SeedOrganization[]): SeedLine[] {
  const local = organizations.flatMap((organization) => {
    const { id: organizationId, code, kind, name, nameEn } = organization;
    const lowerPlaceId = officeOf(organization);
    if (kind === 'prefecture') {
      const ends = { upperPlaceId: consolidationCenter, lowerPlaceId, parentId: nationalLine };
      const names = { name: `${name}回線`, nameEn: `${nameEn} line` };
      return [line(`PL-${code}`, 'prefectural', { organizationId, ...names, ...ends, capacityMbps: 1_000 })];
    }
    if (kind !== 'municipality') return [];
    const prefecture = prefectureCodeOf(code);
    const ends = {
      upperPlaceId: officeOf({ code: prefecture }),
      lowerPlaceId,
      parentId: lineSeedId(`PL-${prefecture}`),
    };
    const names = { name: `${name}回線`, nameEn: `${nameEn} line` };
    return [line(`ML-${code}`, 'municipal', { organizationId, ...names, ...ends, capacityMbps: 100 })];
  });
  const national = line('NL-01', 'national', {
    organizationId: organizationSeedId('JLIS'),
    name: '全国ネットワーク回線',
    nameEn: 'National network line',
    upperPlaceId: nationalCenter,
    lowerPlaceId: consolidationCenter,
    parentId: null,
    capacityMbps: 10_000,
  });
  const isPrefectural = ({ kind }: SeedLine) => kind === 'prefectural';
  return [national, ...local.filter(isPrefectural), ...local.filter((one) => !isPrefectural(one))];
}
