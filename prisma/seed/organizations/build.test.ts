import { describe, expect, it } from 'vitest';
import { isMunicipalityCode, isPortalCode, isPrefectureCode } from '@/lib/organizations/codes/rules';
import { buildOrganizations } from './build';

const organizations = buildOrganizations();
const ofKind = (kind: string) => organizations.filter((o) => o.kind === kind);
const byCode = new Map(organizations.map((o) => [o.code, o]));

describe('organizations of the demonstration', () => {
  it.each([
    ['prefecture', 47],
    ['municipality', 1741],
    ['center', 1],
    ['operator', 1],
    ['agency', 8],
    ['vendor', 3],
  ])('%s: %i', (kind, count) => {
    expect(ofKind(kind)).toHaveLength(count);
  });

  it('have valid codes, each once', () => {
    expect(byCode.size).toBe(organizations.length);
    for (const { kind, code } of organizations) {
      const valid =
        { prefecture: isPrefectureCode, municipality: isMunicipalityCode }[kind as 'prefecture'] ?? isPortalCode;
      expect(valid(code), `${kind} ${code}`).toBe(true);
    }
  });

  it('put every municipality under the prefecture of its code', () => {
    for (const { code, parentId } of ofKind('municipality')) {
      const parent = organizations.find((o) => o.id === parentId);
      expect(parent?.kind).toBe('prefecture');
      expect(parent?.code.slice(0, 2)).toBe(code.slice(0, 2));
    }
  });

  it('have readings in hiragana and plain Latin names', () => {
    for (const { name, kana, nameEn } of [...ofKind('prefecture'), ...ofKind('municipality')]) {
      expect(kana, name).toMatch(/^[ぁ-ん]+$/);
      expect(nameEn, name).toMatch(/^[A-Z][a-zA-Z'-]+$/);
    }
  });

  it.each([
    ['153079', '聖籠町', 'せいろうまち', 'Seiro-machi'],
    ['154059', '出雲崎町', 'いずもざきまち', 'Izumozaki-machi'],
    ['155811', '関川村', 'せきかわむら', 'Sekikawa-mura'],
    ['150002', '新潟県', 'にいがたけん', 'Niigata-ken'],
    ['015555', '遠軽町', 'えんがるちょう', 'Engaru-cho'],
    ['015601', '滝上町', 'たきのうえちょう', 'Takinoue-cho'],
  ])('%s is %s', (code, name, kana, nameEn) => {
    expect(byCode.get(code)).toMatchObject({ name, kana, nameEn });
  });

  it('name the eight national bodies as the source does', () => {
    expect(ofKind('agency').map((o) => o.name)).toEqual([
      '地方公務員共済組合(長期)',
      '地方公務員災害補償基金',
      '国家公務員共済組合(長期)',
      '日本鉄道共済組合(JR共済)',
      '日本私立学校振興・共済事業団(長期)',
      '日本学生支援機構',
      '厚生労働大臣(職業安定局)',
      '医療保険者等(社会保険診療報酬支払基金)',
    ]);
  });
});
