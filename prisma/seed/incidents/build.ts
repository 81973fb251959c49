import { idOf } from '@/lib/core/ids';
import { localInput } from '@/lib/core/tokyo';
import type { DutyStage, Lane2Kind, ReportKind } from '@/lib/incidents/constants';
import { type Deadline, dutiesOf, type OwedDuty } from '@/lib/incidents/duties/rules';
import { operatorHears, waitingOf } from '@/lib/incidents/flow/rules';
import { reportKeys } from '@/lib/incidents/report/rules';
import type { Progress, ReportValues } from '@/lib/incidents/types';
import type { SeedOrganization } from '../organizations/build';
import type { BusinessTime } from '../tickets/business-time';
import { idAt, Random } from '../tickets/random';
import type { SeedUser } from '../users/build';
import type { Tale, Told } from './types';

export interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly users: readonly SeedUser[];
  readonly deadlines: readonly Deadline[];
  readonly holidays: ReadonlySet<string>;
  readonly time: BusinessTime;
  /** Numbers of the announcements, by the key of their article. */
  readonly articles: ReadonlyMap<string, string>;
  /** The present, in milliseconds. */
  readonly now: number;
}

export interface SeedEntry {
  readonly at: Date;
  readonly kind: string;
  readonly lane: number | null;
  readonly phase: number | null;
  readonly by: SeedUser;
  readonly text: string;
  readonly data: Readonly<Record<string, string>>;
}

export interface SeedRevision {
  readonly kind: ReportKind;
  readonly values: ReportValues;
  readonly at: Date;
}

export interface SeedAddressee {
  readonly organizationId: string;
  readonly request: string;
  readonly at: Date;
  confirmedAt: Date | null;
  confirmedBy: string;
}

export interface SeedDuty extends OwedDuty {
  doneAt: Date | null;
  doneBy: string;
  reference: string;
}

export interface SeedIncident {
  readonly id: string;
  readonly tale: Tale;
  readonly by: SeedUser;
  readonly lane2Kind: Lane2Kind;
  readonly lane2Id: string | null;
  readonly lane3Id: string;
  readonly detectedAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly escalatedAt: Date | null;
  readonly closedAt: Date | null;
  readonly progress: Progress;
  readonly articleNumber: string | null;
  readonly concernedIds: readonly string[];
  readonly waitingIds: readonly string[];
  readonly entries: readonly SeedEntry[];
  readonly revisions: readonly SeedRevision[];
  readonly addressees: readonly SeedAddressee[];
  readonly duties: readonly SeedDuty[];
}

function required<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`the demonstration lacks ${what}`);
  return value;
}

/** Minutes from the detection to the first report. */
const untilReport = 15;
const noValues = Object.fromEntries(reportKeys.map((key) => [key, ''])) as unknown as ReportValues;

class Writer {
  readonly entries: SeedEntry[] = [];
  readonly revisions: SeedRevision[] = [];
  readonly addressees: SeedAddressee[] = [];
  readonly duties: SeedDuty[];
  readonly seers = new Set<string>();
  private readonly lanes: readonly [string, string | null, string];
  private progress: Progress;
  private articleNumber: string | null = null;
  private escalatedAt: Date | null = null;
  private closedAt: Date | null = null;
  private readonly organization: SeedOrganization;
  private readonly detectedAt: Date;

  constructor(
    private readonly given: Given,
    private readonly tale: Tale,
  ) {
    const only = (kind: 'center' | 'operator') =>
      required(
        given.organizations.find((one) => one.kind === kind),
        kind,
      ).id;
    this.organization = this.find(tale.code);
    const { id, parentId } = this.organization;
    const middle = { prefecture: parentId, center: only('center'), none: null }[tale.lane2];
    this.lanes = [id, middle, only('operator')];
    this.progress = { lane2Kind: tale.lane2, done: { 1: 0, 2: 0, 3: 0 }, escalated: false, closed: false };
    this.detectedAt = this.at(tale.ago);
    const branches = { leak: tale.leak ?? false, security: tale.security ?? false };
    this.duties = dutiesOf(branches, this.detectedAt, given.deadlines, given.holidays).map((duty) => ({
      ...duty,
      ...{ doneAt: null, doneBy: '', reference: '' },
    }));
    for (const seer of [id, ...(middle === null ? [] : [middle])]) this.seers.add(seer);
  }

  private at = (ago: number): Date => new Date(this.given.time.before(this.given.now, ago));
  private find = (code: string): SeedOrganization =>
    required(
      this.given.organizations.find((one) => one.code === code),
      code,
    );

  private personOf = (organizationId: string): SeedUser =>
    required(
      this.given.users.find((one) => one.organizationId === organizationId && one.roles.includes('system_management')),
      `somebody in charge of ${organizationId}`,
    );

  write(index: number): SeedIncident {
    const { tale } = this;
    const by = this.personOf(this.lanes[0]);
    const createdAt = new Date(this.detectedAt.getTime() + untilReport * 60_000);
    const first = {
      ...{ ...noValues, occurredAt: localInput(new Date(this.detectedAt.getTime() - 20 * 60_000)) },
      ...{ contactName: by.name, contactPhone: by.phone, ...tale.report },
    };
    this.revisions.push({ kind: 'first', values: first, at: createdAt });
    this.enter('opened', by, createdAt, { lane: 1, text: first.summary });
    this.hear();
    for (const told of [...tale.log].sort((one, other) => other.ago - one.ago)) this.happen(told);
    const { progress, lanes } = this;
    const waiting = waitingOf(progress, {
      1: idOf(lanes[0]),
      2: lanes[1] === null ? null : idOf(lanes[1]),
      3: idOf(lanes[2]),
    });
    return {
      ...{
        id: idAt(createdAt.getTime(), new Random(61, index)),
        tale,
        by,
        progress,
        detectedAt: this.detectedAt,
        createdAt,
      },
      ...{ lane2Kind: tale.lane2, lane2Id: lanes[1], lane3Id: lanes[2], articleNumber: this.articleNumber },
      ...{ escalatedAt: this.escalatedAt, closedAt: this.closedAt, updatedAt: this.entries.at(-1)?.at ?? createdAt },
      concernedIds: [...this.seers],
      waitingIds: progress.closed ? [] : waiting.filter((id) => this.seers.has(id)),
      ...{ entries: this.entries, revisions: this.revisions, addressees: this.addressees, duties: this.duties },
    };
  }

  private hear(): void {
    if (operatorHears(this.progress, this.tale.urgent ?? false)) this.seers.add(this.lanes[2]);
  }

  private enter(
    kind: string,
    by: SeedUser,
    at: Date,
    more: { lane?: number; phase?: number; text?: string; data?: Readonly<Record<string, string>> } = {},
  ): void {
    const { lane = null, phase = null, text = '', data = {} } = more;
    this.entries.push({ at, kind, lane, phase, by, text, data });
  }

  private happen(told: Told): void {
    const at = this.at(told.ago);
    const own = this.personOf(this.lanes[0]);
    switch (told.kind) {
      case 'reported': {
        const done = this.progress.done[told.lane] + 1;
        this.progress = { ...this.progress, done: { ...this.progress.done, [told.lane]: done } };
        const by = this.personOf(required(this.lanes[told.lane - 1], 'a middle lane'));
        this.enter('reported', by, at, { lane: told.lane, phase: done, text: told.text });
        break;
      }
      case 'escalated':
        this.progress = { ...this.progress, escalated: true };
        this.escalatedAt = at;
        this.enter('escalated', this.personOf(required(this.lanes[told.lane - 1], 'a middle lane')), at, told);
        break;
      case 'revised':
        this.revise(told, own, at);
        break;
      case 'called':
        this.enter('called', own, at, {
          lane: 1,
          data: { to: told.to, at: at.toISOString(), reached: told.reached ? 'yes' : 'no' },
        });
        break;
      case 'duty_reported':
        this.settle(told, own, at);
        break;
      case 'announced':
        this.articleNumber = required(this.given.articles.get(told.article), told.article);
        this.enter('announced', this.personOf(this.lanes[2]), at, { lane: 3, data: { article: this.articleNumber } });
        break;
      case 'reviewed':
        this.enter('reviewed', own, at, {
          lane: 1,
          text: told.text,
          data: { cause: told.cause, prevention: told.prevention },
        });
        this.enter('closed', own, at, { lane: 1 });
        this.progress = { ...this.progress, closed: true };
        this.closedAt = at;
        break;
      default:
        this.correspond(told, own, at);
    }
    this.hear();
  }

  private revise(told: Extract<Told, { kind: 'revised' }>, by: SeedUser, at: Date): void {
    const recovered =
      told.report === 'final' ? { recoveredAt: localInput(new Date(this.detectedAt.getTime() + 3 * 3_600_000)) } : {};
    const values = { ...required(this.revisions.at(-1), 'a first report').values, ...recovered, ...told.changed };
    this.revisions.push({ kind: told.report, values, at });
    const data = { revision: String(this.revisions.length), kind: told.report };
    this.enter('revised', by, at, { lane: 1, data });
  }

  private settle(told: Extract<Told, { kind: 'duty_reported' }>, by: SeedUser, at: Date): void {
    const stage: DutyStage = 'preliminary';
    const duty = required(
      this.duties.find((one) => one.authority === told.authority && one.stage === stage),
      told.authority,
    );
    Object.assign(duty, { doneAt: at, doneBy: by.name, reference: told.reference });
    const data = { authority: told.authority, stage };
    this.enter('duty_reported', by, at, { lane: 1, text: told.reference, data });
  }

  private correspond(
    told: Extract<Told, { kind: 'addressed' | 'confirmed' | 'answered' }>,
    own: SeedUser,
    at: Date,
  ): void {
    if (told.kind === 'addressed') {
      for (const code of told.codes) {
        const { id } = this.find(code);
        this.seers.add(id);
        this.addressees.push({ organizationId: id, request: told.text, at, confirmedAt: null, confirmedBy: '' });
      }
      this.enter('addressed', own, at, { lane: 1, text: told.text, data: { codes: told.codes.join(', ') } });
      return;
    }
    const { id } = this.find(told.code);
    const by = this.personOf(id);
    if (told.kind === 'answered') {
      this.enter('answered', by, at, { text: told.text, data: { files: '' } });
      return;
    }
    const addressee = required(
      this.addressees.find((one) => one.organizationId === id),
      `${told.code} among the addressed`,
    );
    Object.assign(addressee, { confirmedAt: at, confirmedBy: by.name });
    this.enter('confirmed', by, at);
  }
}

/** The incidents, the earliest first. */
export const buildIncidents = (given: Given, tales: readonly Tale[]): SeedIncident[] =>
  tales
    .map((tale, index) => new Writer(given, tale).write(index))
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
