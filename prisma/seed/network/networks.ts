import type { SeedOrganization } from '../organizations/build';

export interface SeedNetwork {
  readonly organizationId: string;
  readonly sequence: number;
  readonly validFrom: string | null;
  readonly kind: 'own' | 'outsourced';
  readonly provider: string;
  readonly note: string;
}

/**
 * S4 §2 gives counts only: 18 県 own, 29 outsourced at the end of February 2014. 東京, 北海道, 京都 and 大阪 are outsourced because
 * all own ones are 県. Which 18 is invented here; a prefecture corrects it.
 */
const own = [
  '02',
  '05',
  '06',
  '08',
  '10',
  '15',
  '18',
  '20',
  '21',
  '24',
  '30',
  '32',
  '36',
  '39',
  '41',
  '43',
  '45',
  '46',
];
const carrier = '仮名ネットワーク株式会社';
const invented = 'デモ用の設定です（18県の名前は出典にありません）。';

function historyOf({ id: organizationId, code, name }: SeedOrganization): SeedNetwork[] {
  if (code === '110001') {
    const moved = '平成26年2月に自営網から委託網へ移行（日付は出典になく、2月1日としています）。';
    return [
      { organizationId, sequence: 1, validFrom: null, kind: 'own', provider: '', note: '' },
      { organizationId, sequence: 2, validFrom: '2014-02-01', kind: 'outsourced', provider: carrier, note: moved },
    ];
  }
  const kind = own.includes(code.slice(0, 2)) ? 'own' : 'outsourced';
  const provider = kind === 'own' ? '' : carrier;
  const note = name.endsWith('県') ? invented : '';
  return [{ organizationId, sequence: 1, validFrom: null, kind, provider, note }];
}

/** What each prefecture's network has been. */
export const buildNetworks = (organizations: readonly SeedOrganization[]): SeedNetwork[] =>
  organizations.filter(({ kind }) => kind === 'prefecture').flatMap(historyOf);
