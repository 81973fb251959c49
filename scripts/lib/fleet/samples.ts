import type { CreatePackageInput } from '@/lib/delivery/releases/schema';

export interface SamplePackage {
  readonly fileName: string;
  readonly line: string;
  readonly lines: number;
  readonly about: Omit<CreatePackageInput, 'upload'>;
  readonly plan: Readonly<Record<string, unknown>>;
  /** Signed by the second person, too. */
  readonly approved: boolean;
}

const common = { success: '95', error: '5', rollBack: 'yes', slotFrom: '6:00', slotTo: '8:00', limit: '0' };
const noCommands = { requires: '', applyCommand: '', undoCommand: '', checkCommand: '' };

/** What the demonstration delivers, plainly invented: one that arrives while people look, one for the next morning, one to be approved. */
export const samples: readonly SamplePackage[] = [
  {
    ...{
      fileName: 'cs-program-4.2.0.txt',
      line: 'デモ用のファイルです。業務プログラムではありません。\n',
      lines: 4_000,
    },
    about: {
      ...{ name: 'cs-program', version: '4.2.0', kind: 'program', title: 'CS業務プログラム' },
      notes: '広域交付の画面の表示を直しました。適用後にCSを再起動する必要はありません。',
      ...{
        nodeKinds: ['cs'],
        requires: '',
        applyCommand: 'install',
        undoCommand: 'roll-back',
        checkCommand: 'healthy',
      },
    },
    plan: { ...common, nodeKinds: ['cs'], prefecture: '150002', pilots: 'CS-153079', anyTime: 'yes' },
    approved: true,
  },
  {
    ...{ fileName: 'master-data-4.csv', line: '区分,値\nデモ,架空のマスターデータ\n', lines: 2_000 },
    about: {
      ...{ name: 'master-data', version: '4.0', kind: 'master_data', title: 'マスターデータ リリース4' },
      notes: '翌朝の運用開始前に適用されます。',
      ...{ nodeKinds: ['prefectural_server', 'cs'], ...noCommands },
    },
    plan: { ...common, nodeKinds: ['prefectural_server', 'cs'], prefecture: '150002' },
    approved: true,
  },
  {
    ...{ fileName: 'operation-manual.txt', line: 'デモ用の操作手順書です。\n', lines: 10_000 },
    about: {
      ...{ name: 'operation-manual', version: '12', kind: 'manual', title: 'CS操作手順書 第12版' },
      notes: '日次処理の章を改めました。承認すると全国のCSに配信されます。',
      ...{ nodeKinds: ['cs'], ...noCommands },
    },
    plan: { ...common, nodeKinds: ['cs'], prefecture: '', pilots: 'CS-153079 CS-154059 CS-155811', anyTime: 'yes' },
    approved: false,
  },
];
