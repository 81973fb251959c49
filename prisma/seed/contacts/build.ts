import type { OrganizationKind } from '@/lib/access/actor';
import { seedId, seedNumber } from '../ids';
import type { SeedOrganization } from '../organizations/build';

export interface SeedContact {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: 'ordinary' | 'emergency';
  readonly department: string;
  readonly person: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly weekdays: number;
  readonly opens: string;
  readonly closes: string;
  readonly onHolidays: boolean;
  readonly priority: number;
  readonly note: string;
}

type ContactTemplate = Pick<SeedContact, 'kind' | 'department' | 'person' | 'opens' | 'closes'> &
  Partial<Pick<SeedContact, 'weekdays' | 'onHolidays' | 'note'>> & {
    /** A number that the source gives, as it stands there; nobody faxes it. */
    readonly phone?: string;
  };

const mondayToFriday = 0b0011111;
const everyDay = 0b1111111;
const always = { opens: '00:00', closes: '24:00', weekdays: everyDay, onHolidays: true };
/** The numbers that the sources give are settings as any other contact is: changed, and given an end, where contacts are kept. */
const fromSource = '番号は平成29年の資料（4月14日時点）による';
const office = { opens: '08:30', closes: '17:15' };

/** Departments that look after the network, by the size of the body. Invented, as such offices are usually called. */
function municipalContacts(code: string, name: string): ContactTemplate[] {
  const departments = {
    町: ['総務課 情報管理係', '企画財政課 情報係', '総務課 デジタル推進係', '町民課 戸籍住民係'],
    村: ['総務課 総務係', '総務課 情報係', '住民福祉課 住民係'],
    市: ['情報政策課 システム係', 'デジタル推進課 基盤係', '総務部 情報システム課', '市民課 住民記録係'],
    区: ['情報システム課 基盤担当', 'デジタル推進課 システム係'],
  }[name.slice(-1) as '町'];
  const department = departments[seedNumber(`department:${code}`, departments.length)] ?? '';
  return [
    { kind: 'ordinary', department, person: '係長', ...office },
    {
      kind: 'emergency',
      department: '守衛室・当直',
      person: '当直責任者',
      ...always,
      note: '夜間・休日は当直が受け、担当へ取り次ぐ',
    },
  ];
}

const templates: Readonly<Record<Exclude<OrganizationKind, 'municipality'>, readonly ContactTemplate[]>> = {
  prefecture: [
    { kind: 'ordinary', department: 'デジタル改革推進課 住民基本台帳ネットワーク担当', person: '主査', ...office },
    { kind: 'ordinary', department: '市町村課 行政係', person: '係長', ...office, note: '制度に関すること' },
    { kind: 'emergency', department: '危機管理課 当直', person: '当直責任者', ...always },
  ],
  center: [
    {
      kind: 'ordinary',
      department: 'コールセンター',
      person: '',
      opens: '08:30',
      closes: '18:00',
      note: '操作、障害時の対応に関すること',
    },
    { kind: 'ordinary', department: 'システム管理部門', person: '運用統括', ...office },
    { kind: 'emergency', department: '全国サーバ監視室', person: '監視責任者', ...always },
  ],
  operator: [
    {
      kind: 'ordinary',
      department: '情報提供ネットワークシステム運用窓口（ナビダイヤル）',
      person: '',
      ...always,
      // S3, 情報提供ネットワークシステム運営主体への連絡方法.
      phone: '0570-00-1515',
      note: `異常事象の一報はこちら。ナビダイヤルにつながらない回線からは、携帯電話などを使う。${fromSource}`,
    },
    {
      kind: 'ordinary',
      department: '情報提供ネットワークシステム運用窓口（050番号）',
      person: '',
      opens: '08:00',
      closes: '21:00',
      phone: '050-3786-7382',
      note: `平日のみ。ナビダイヤルを利用できない場合。${fromSource}`,
    },
    { kind: 'emergency', department: '情報提供ネットワークシステム緊急連絡窓口', person: '当番', ...always },
  ],
  agency: [
    { kind: 'ordinary', department: '情報連携担当', person: '係長', opens: '09:30', closes: '17:00' },
    { kind: 'emergency', department: 'システム運用室 当番', person: '当番', ...always },
  ],
  vendor: [
    { kind: 'ordinary', department: 'サポート窓口', person: '', opens: '09:00', closes: '17:30' },
    { kind: 'emergency', department: '保守センター', person: '', ...always },
  ],
};

function templatesFor({ kind, code, name }: SeedOrganization): readonly ContactTemplate[] {
  return kind === 'municipality' ? municipalContacts(code, name) : templates[kind];
}

function contactsOf(organization: SeedOrganization): SeedContact[] {
  const { id, code } = organization;
  const area = /^\d/.test(code) ? `0${code.slice(0, 2)}` : '03';
  const seen = { ordinary: 0, emergency: 0 };
  return templatesFor(organization).map(({ phone, ...template }, index) => {
    seen[template.kind] += 1;
    const line = String(seedNumber(`line:${code}`, 900) * 10 + index).padStart(4, '0');
    const mailbox = template.kind === 'emergency' ? 'emergency' : `desk${seen.ordinary}`;
    return {
      weekdays: mondayToFriday,
      onHolidays: false,
      note: '',
      ...template,
      id: seedId(`contact:${code}:${index}`),
      organizationId: id,
      phone: phone ?? `${area}-000-${line}`,
      fax: template.kind === 'ordinary' && phone === undefined ? `${area}-000-9${line.slice(1)}` : '',
      email: `${mailbox}@${code.toLowerCase()}.lg.example`,
      priority: seen[template.kind],
    };
  });
}

/** Contacts of every organization; telephone numbers with the exchange 000 do not exist. The operator's are those of the source. */
export function buildContacts(organizations: readonly SeedOrganization[]): SeedContact[] {
  return organizations.flatMap(contactsOf);
}
