import { organizationSeedId, seedId } from '../ids';

export const systemId = (code: string): string => seedId(`system:${code}`);

/** Systems of the source documents, with their owners: S0, S3, S4 §5, S1, S2. */
const catalogue = [
  ['JUKI', '住民基本台帳ネットワークシステム', 'Resident registry network', 'JLIS'],
  ['INAS', '情報提供ネットワークシステム', 'Information provision network system', 'SOUMU'],
  ['INTERMEDIATE', '自治体中間サーバー', 'Intermediate server for local governments', 'JLIS'],
  ['PROVISION', '情報提供サーバ（国の行政機関等）', 'Information provision servers of national bodies', 'JLIS'],
  ['SHARING', '情報共有サイト', 'Information-sharing site', 'SOUMU'],
  ['CARD-AP', 'カードAP', 'Card-AP', 'JLIS'],
  ['CLOUD', '三町村基幹クラウド', 'Core-system cloud of the three towns', 'VD0001'],
] as const;

export const buildSystems = () =>
  catalogue.map(([code, name, nameEn, owner]) => ({
    id: systemId(code),
    code,
    name,
    nameEn,
    organizationId: organizationSeedId(owner),
  }));
