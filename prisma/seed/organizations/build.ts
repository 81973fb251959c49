import type { OrganizationKind } from '@/lib/access/actor';
import type { OrganizationId } from '@/lib/core/ids';
import { prefectureCodeOf } from '@/lib/organizations/codes/rules';
import { romanizeName } from '@/lib/organizations/romanization/rules';
import { readSeedFile } from '../files';
import { organizationSeedId } from '../ids';
import { nationalBodies, sampleVendors } from './bodies';

export interface SeedOrganization {
  readonly id: OrganizationId;
  readonly kind: OrganizationKind;
  readonly code: string;
  readonly name: string;
  readonly kana: string;
  readonly nameEn: string;
  readonly parentId: OrganizationId | null;
}

function lines(file: string): string[][] {
  const text = readSeedFile('data', file);
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
}

function localGovernment(kind: 'prefecture' | 'municipality', columns: readonly string[]): SeedOrganization {
  const [code = '', name = '', kana = '', nameEn] = columns;
  const parentId = kind === 'municipality' ? organizationSeedId(prefectureCodeOf(code)) : null;
  return { id: organizationSeedId(code), kind, code, name, kana, nameEn: nameEn ?? romanizeName(name, kana), parentId };
}

/** Every organization of the demonstration: parents before children. */
export function buildOrganizations(): SeedOrganization[] {
  return [
    ...nationalBodies.map((body) => ({ ...body, id: organizationSeedId(body.code), parentId: null })),
    ...lines('prefectures.tsv').map((columns) => localGovernment('prefecture', columns)),
    ...lines('municipalities.tsv').map((columns) => localGovernment('municipality', columns)),
    ...sampleVendors.map((body) => ({ ...body, id: organizationSeedId(body.code), parentId: null })),
  ];
}
