import { subjectLimit } from '@/lib/tickets/constants';
import type { Office, Person } from '../directory';
import { layoutProcedure, paragraphs } from './layout';
import type { Phrases } from './phrases';
import { type Setting, slotsFor } from './slots';
import { type Slots, say, slotsOf, type Template } from './template';
import type { Case, PartName } from './topics';

/** Slots with so many words that two subjects seldom agree in them. */
const telling = new Set(['端末', '課', '日', '予定日', '番号', '番号短', '件数', '他団体', '庁舎', '住所']);

/** What everybody writes in one ticket: the topic's parts in the manner of each tier. */
export class Voice {
  private readonly words: Slots;
  private readonly departments = new Map<Office, string>();
  private speaker: Person | undefined;
  private other: Person | undefined;
  private readonly matter: Case;
  readonly subject: string;

  constructor(
    private readonly setting: Setting,
    private readonly phrases: Phrases,
  ) {
    this.words = slotsFor(setting);
    this.matter = setting.random.pick(setting.topic.cases);
    this.subject = this.title();
  }

  question(author: Person, urgent: boolean, withTried: boolean): string {
    this.speaker = author;
    const scene = this.part('scene') + this.part('symptom');
    const tried = withTried ? this.part('tried') : '';
    const closing = this.phrase(urgent ? '急ぎ' : '結び');
    if (this.setting.random.chance(35)) {
      const headed = (key: string, text: string) => (text === '' ? '' : `${this.phrase(`見出し.${key}`)}\n${text}`);
      const body = [headed('状況', scene), headed('対処', tried), headed('質問', this.part('ask'))];
      return paragraphs(this.phrase('挨拶'), ...body, closing);
    }
    return paragraphs(this.phrase('挨拶'), scene + tried, this.part('ask'), closing);
  }

  /** The call center's notes of what was said on the telephone. */
  call(author: Person): string {
    this.speaker = author;
    const told = this.part('scene') + this.part('symptom');
    return paragraphs(this.phrase('電話'), told, this.part('ask') + this.phrase('電話結び'));
  }

  tried(): string {
    return this.part('tried');
  }

  answer(author: Person, to: Person | undefined): string {
    this.speaker = author;
    this.other = to;
    const { random } = this.setting;
    const reason = this.part('answer') + (random.chance(70) ? this.part('cause') : '');
    const steps = random.pick(this.matter.procedures).map((step) => this.say(step));
    const procedure = `${this.phrase('手順前')}\n${layoutProcedure(steps, random)}`;
    const caution = random.chance(60) ? this.cautioned() : '';
    const aside = author.organization.kind === 'prefecture' && random.chance(50) ? this.phrase('県の添え') : '';
    const opening = `${this.phrase('宛先')}\n${this.phrase('挨拶')}${this.phrase('回答前')}`;
    return paragraphs(opening, reason, procedure, caution, aside, this.phrase('回答後'));
  }

  escalation(author: Person): string {
    this.speaker = author;
    const { kind } = author.organization;
    const checked = kind === 'prefecture' ? this.phrase('県の確認') : '';
    const view = kind === 'center' ? this.phrase('機構の確認') + this.part('answer') : '';
    const matter = this.part('scene') + this.part('symptom');
    return paragraphs(this.phrase('挨拶'), this.phrase(`上申.${kind}`), matter, checked, view, this.part('ask'));
  }

  /** A question back, and the words that will answer it. */
  check(author: Person): { question: string; reply: Template } {
    this.speaker = author;
    const { question, reply } = this.setting.random.pick(this.matter.checks);
    const asked = paragraphs(this.phrase('照会前'), this.say(question), this.phrase('照会後'));
    return { question: asked, reply };
  }

  reply(author: Person, reply: Template): string {
    this.speaker = author;
    return paragraphs(this.phrase('返答前'), this.say(reply), this.phrase('返答後'));
  }

  passingOn(author: Person): string {
    this.speaker = author;
    return paragraphs(
      this.phrase('展開') + this.phrase('県の添え'),
      this.setting.random.chance(40) ? this.cautioned() : '',
    );
  }

  closing(author: Person): string {
    this.speaker = author;
    return this.part('result') + this.phrase('終了');
  }

  reopening(author: Person): string {
    this.speaker = author;
    return paragraphs(this.phrase('挨拶') + this.phrase('再開'), this.part('symptom'), this.phrase('結び'));
  }

  /** A short remark of one kind: return, note, withdrawal, … */
  remark(key: '返却' | '直接' | '取下げ' | '追記' | 'メモ' | '割当', author: Person, other?: Person): string {
    this.speaker = author;
    this.other = other;
    return this.phrase(key);
  }

  /** Many ask the same thing; what they call it by tells their inquiries apart. */
  private title(): string {
    const template = this.setting.random.pick(this.matter.parts.subject);
    const plain = !slotsOf(template).some((slot) => telling.has(slot)) || this.setting.random.chance(15);
    return (this.say(template) + (plain ? this.phrase('件名添え') : '')).slice(0, subjectLimit);
  }

  private cautioned(): string {
    const lead = this.phrase('注意前');
    return lead + (/[】い]$/.test(lead) ? '\n' : '') + this.part('caution');
  }

  private part(name: PartName): string {
    const variants = this.matter.parts[name];
    return variants.length === 0 ? '' : this.say(this.setting.random.pick(variants));
  }

  private phrase(key: string): string {
    const variants = this.phrases.get(key);
    if (variants === undefined) throw new Error(`no phrase ${key}`);
    return this.say(this.setting.random.pick(variants));
  }

  private say(template: Template): string {
    return say(template, (name) => this.slot(name), this.setting.random);
  }

  private slot(name: string): string {
    if (name === '件名') return this.subject;
    if (name === '差出課') return this.departmentOf(this.speaker?.organization ?? this.setting.asker);
    if (name === '差出') return this.sender();
    if (name === '相手') return this.other?.surname ?? '御担当';
    if (name === '保守' || name === 'コード名') return this.phrase(name);
    return this.words(name);
  }

  private sender(): string {
    const speaker = this.speaker as Person;
    const { organization } = speaker;
    const name = organization.kind === 'center' ? '' : organization.name;
    return `${name}${this.departmentOf(organization)}の${speaker.surname}`;
  }

  private departmentOf(office: Office): string {
    const known = this.departments.get(office);
    if (known !== undefined) return known;
    const department = this.phrase(`差出課.${office.kind}`);
    this.departments.set(office, department);
    return department;
  }
}
