import { seedId } from '../ids';
import type { SeedOrganization } from '../organizations/build';

export interface SeedPlace {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly organizationId: string;
}

export const placeId = (code: string): string => seedId(`place:${code}`);

export const nationalCenter = placeId('P-NATIONAL');
export const consolidationCenter = placeId('P-CONSOLIDATION');
export const cloudCenter = placeId('P-CLOUD');
export const officeOf = ({ code }: Pick<SeedOrganization, 'code'>): string => placeId(`P-${code}`);

const place = (
  kind: string,
  code: string,
  name: string,
  nameEn: string,
  { id: organizationId }: SeedOrganization,
): SeedPlace => ({
  id: placeId(code),
  kind,
  code,
  name,
  nameEn,
  organizationId,
});

/** 新潟県 → 新潟県庁, 聖籠町 → 聖籠町役場, 新潟市 → 新潟市役所. */
function office(organization: SeedOrganization): SeedPlace {
  const { code, name, nameEn } = organization;
  if (organization.kind === 'prefecture')
    return place('prefectural_office', `P-${code}`, `${name}庁`, `${nameEn} office`, organization);
  const suffix = /[町村]$/.test(name) ? '役場' : '役所';
  return place('municipal_office', `P-${code}`, `${name}${suffix}`, `${nameEn} office`, organization);
}

/** The centers, and the office of every prefecture and municipality. */
export function buildPlaces(organizations: readonly SeedOrganization[]): SeedPlace[] {
  const of = (code: string) => organizations.find((organization) => organization.code === code);
  const [center, vendor] = [of('JLIS'), of('VD0001')];
  if (!center) throw new Error('there is no center');
  const national = [
    place('national_center', 'P-NATIONAL', '全国センター', 'National center', center),
    place('consolidation_center', 'P-CONSOLIDATION', '集約センター', 'Consolidation center', center),
  ];
  const cloud = vendor
    ? [place('cloud_center', 'P-CLOUD', 'クラウドセンター（新潟市）', 'Cloud center (Niigata)', vendor)]
    : [];
  const local = organizations.filter(({ kind }) => kind === 'prefecture' || kind === 'municipality');
  return [...national, ...cloud, ...local.map(office)];
}
