import { type OrganizationKind, organizationKinds } from '@/lib/access/actor';
import { type TicketCategory, type TicketSystem, ticketCategories, ticketSystems } from '@/lib/tickets/constants';
import { listSeedFiles, readSeedFile } from '../../files';
import { parseTemplate, type Template } from './template';

/** What people ask about, and what the answer is. */
export interface Topic {
  readonly name: string;
  readonly system: TicketSystem;
  readonly category: TicketCategory;
  /** Kinds of organizations that ask about it. */
  readonly askers: readonly OrganizationKind[];
  readonly weight: number;
  /** Of a hundred inquiries so many are urgent, so many high. */
  readonly urgent: number;
  readonly high: number;
  /** Words of its own for slots. */
  readonly words: ReadonlyMap<string, Template>;
  readonly cases: readonly Case[];
}

const local = ['municipality', 'prefecture'] as const;
const everybody = [...local, 'agency', 'vendor'] as const;
/** Who uses a system; a topic with a line of its own (対象) narrows it. */
const users: Readonly<Record<TicketSystem, readonly OrganizationKind[]>> = {
  juki_cs: ['municipality'],
  prefecture_server: local,
  linkage_server: everybody,
  linkage_network: everybody,
  sharing_site: everybody,
  operator_authentication: local,
  network_equipment: local,
  core_system: ['municipality'],
  card_application: ['municipality'],
  other: local,
};

/** One thing that can be behind the question. Its parts fit each other in any combination. */
export interface Case {
  readonly parts: Readonly<Record<PartName, readonly Template[]>>;
  readonly procedures: readonly (readonly Template[])[];
  /** What is asked back, with what the asker replies. */
  readonly checks: readonly { readonly question: Template; readonly reply: Template }[];
}

const partNames = {
  件名: 'subject',
  状況: 'scene',
  症状: 'symptom',
  対処: 'tried',
  質問: 'ask',
  回答: 'answer',
  原因: 'cause',
  注意: 'caution',
  結果: 'result',
} as const;
export type PartName = (typeof partNames)[keyof typeof partNames];

/** `label: text`, or `label2: text` for what belongs to the second case only. */
interface Line {
  readonly label: string;
  readonly only: number;
  readonly text: string;
}

function readLine(line: string): Line {
  const [, label = '', only = '0', text = ''] = /^(\D+?)(\d?): (.+)$/.exec(line) ?? [];
  if (text === '') throw new Error(`not a line of a topic: ${line}`);
  return { label, only: Number(only), text: text.trim() };
}

const split = (text: string, by: string) => text.split(by).map((one) => one.trim());

function buildCase(lines: readonly Line[], number: number): Case {
  const texts = (wanted: string) =>
    lines.filter(({ label, only }) => label === wanted && (only === 0 || only === number)).map(({ text }) => text);
  const parts = {} as Record<PartName, readonly Template[]>;
  for (const [label, key] of Object.entries(partNames)) parts[key] = texts(label).map(parseTemplate);
  const checks = texts('確認').map((text) => {
    const [question = '', reply = ''] = split(text, ' => ');
    return { question: parseTemplate(question), reply: parseTemplate(reply) };
  });
  return { parts, checks, procedures: texts('手順').map((text) => split(text, ' / ').map(parseTemplate)) };
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined, where: string): T {
  const found = values.find((one) => one === value);
  if (found === undefined) throw new Error(`${where}: ${value} is not one of ${values.join(', ')}`);
  return found;
}

function buildTopic(name: string, lines: readonly Line[]): Topic {
  const first = (wanted: string, otherwise: string) => lines.find(({ label }) => label === wanted)?.text ?? otherwise;
  const [system, category] = split(first('分類', ''), ' ');
  const [urgent = 0, high = 0] = split(first('緊急', '2 15'), ' ').map(Number);
  const known = oneOf(ticketSystems, system, name);
  const asking = split(first('対象', users[known].join(' ')), ' ');
  const words = lines.filter(({ label }) => label.startsWith('語 '));
  const count = Math.max(1, ...lines.map(({ only }) => only));
  return {
    ...{ name, urgent, high, weight: Number(first('重み', '1')) },
    system: known,
    askers: asking.map((kind) => oneOf(organizationKinds, kind, name)),
    category: oneOf(ticketCategories, category, name),
    words: new Map(words.map(({ label, text }) => [label.slice(2), parseTemplate(text)])),
    cases: Array.from({ length: count }, (_, index) => buildCase(lines, index + 1)),
  };
}

/** The topics as written in `topics/*.txt`: `@ name`, then lines, a label as often as there are variants. */
export function readTopics(): Topic[] {
  return listSeedFiles('tickets', 'topics').flatMap((file) => {
    const blocks = readSeedFile('tickets', 'topics', file).split(/^@ /m).slice(1);
    return blocks.map((block) => {
      const [name = '', ...lines] = block.split('\n');
      return buildTopic(name.trim(), lines.filter((line) => line !== '').map(readLine));
    });
  });
}
