import { z } from 'zod';
import { changeConnection } from '@/lib/applications/connections/rules';
import { effects } from '@/lib/applications/constants';
import { workingDaysAfter } from '@/lib/applications/due/rules';
import { routeOf, standingOf, type Tiers } from '@/lib/applications/rules';
import {
  type Decision,
  formFieldShape,
  formStepShape,
  type RouteStep,
  type Standing,
  type Values,
} from '@/lib/applications/types';
import { subjectOf } from '@/lib/applications/values/rules';
import type { SeedOrganization } from '../organizations/build';
import { type BusinessTime, dateOf } from '../tickets/business-time';
import { idAt, Random } from '../tickets/random';
import type { SeedUser } from '../users/build';
import type { On, Tale, Told } from './types';

/** A form as the migration has put it. */
export const seedFormShape = z.object({
  id: z.string(),
  code: z.string(),
  fields: z.array(formFieldShape).readonly(),
  route: z.array(formStepShape).readonly(),
  effect: z.enum(effects),
});
export type SeedForm = z.infer<typeof seedFormShape>;

export interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly users: readonly SeedUser[];
  readonly forms: ReadonlyMap<string, SeedForm>;
  readonly holidays: ReadonlySet<string>;
  readonly time: BusinessTime;
  /** The present, in milliseconds. */
  readonly now: number;
}

export interface SeedDecision extends Told {
  readonly at: Date;
  readonly position: number | null;
  readonly by: SeedUser;
  readonly values: Values | null;
}

export interface SeedStep extends RouteStep {
  readonly reachedAt: Date | null;
}

export interface SeedApplication extends Standing {
  readonly id: string;
  readonly form: SeedForm;
  readonly organization: SeedOrganization;
  readonly by: SeedUser;
  readonly subject: string;
  readonly values: Values;
  readonly waitingId: string | null;
  readonly dueOn: string | null;
  readonly concernedIds: readonly string[];
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly settledAt: Date | null;
  readonly updatedAt: Date;
  readonly steps: readonly SeedStep[];
  readonly decisions: readonly SeedDecision[];
}

/** Minutes at the desk in a working day. */
const workday = 520;
const correctionDays = 10;
const settled: readonly Standing['state'][] = ['approved', 'rejected', 'withdrawn'];

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the demonstration lacks ${what}`);
  return value;
}

class Writer {
  private readonly byCode: ReadonlyMap<string, SeedOrganization>;
  private readonly inCharge = new Map<string, SeedUser>();
  private readonly tiers: Tiers;

  constructor(private readonly given: Given) {
    this.byCode = new Map(given.organizations.map((one) => [one.code, one]));
    for (const user of given.users)
      if (user.roles.includes('system_management') && !this.inCharge.has(user.organizationId))
        this.inCharge.set(user.organizationId, user);
    const only = (kind: 'center' | 'operator') =>
      required(
        given.organizations.find((one) => one.kind === kind),
        kind,
      ).id;
    this.tiers = { center: only('center'), operator: only('operator') };
  }

  write({ code, form: formCode, ago, log, values }: Tale, index: number): SeedApplication {
    const { forms, time, now } = this.given;
    const organization = required(this.byCode.get(code), code);
    const form = required(forms.get(formCode), formCode);
    const by = this.personOf(organization.id);
    const on = this.calendar();
    const route = routeOf(form.route, organization, this.tiers);
    const first = { ...this.contact(form, by), ...values(on) };
    // Whoever decides at the same pace does not decide at the same minute.
    const minutes = (days: number) => days * workday - ((index * 37) % 300);
    const at = (days: number) => new Date(time.before(now, Math.max(minutes(days), 20)));
    const { decisions, standing, last } = this.decide({ log, route, applicant: by, first, on, at });
    const step = standing.position === null ? undefined : route[standing.position];
    const waitingId = standing.state === 'returned' ? organization.id : (step?.organizationId ?? null);
    const reached = this.reachedBy(decisions, route);
    const updatedAt = decisions.at(-1)?.at ?? at(ago);
    const days = standing.state === 'returned' ? correctionDays : (step?.days ?? 0);
    return {
      ...standing,
      ...{ id: idAt(at(ago).getTime(), new Random(59, index)), form, organization, by },
      ...{ subject: subjectOf(form.fields, last), values: last, waitingId },
      dueOn: waitingId === null ? null : workingDaysAfter(dateOf(updatedAt.getTime()), days, this.given.holidays),
      concernedIds: [
        organization.id,
        ...new Set(route.filter((_, place) => reached[place]).map((one) => one.organizationId)),
      ],
      ...{ createdAt: at(ago), submittedAt: decisions[0]?.at ?? null, updatedAt },
      settledAt: settled.includes(standing.state) ? updatedAt : null,
      steps: route.map((one, place) => ({ ...one, reachedAt: reached[place] ?? null })),
      decisions,
    };
  }

  private personOf = (organizationId: string): SeedUser =>
    required(this.inCharge.get(organizationId), `somebody in charge of ${organizationId}`);

  private contact({ fields }: SeedForm, { name, phone, email }: SeedUser): Values {
    const known: Values = { contactName: name, contactPhone: phone, contactMail: email };
    return Object.fromEntries(fields.flatMap(({ key }) => (known[key] === undefined ? [] : [[key, known[key]]])));
  }

  private calendar(): On {
    const { time, now, holidays } = this.given;
    const today = dateOf(now);
    return (days) => (days >= 0 ? workingDaysAfter(today, days, holidays) : dateOf(time.before(now, -days * workday)));
  }

  private decide(life: {
    readonly log: readonly Told[];
    readonly route: readonly RouteStep[];
    readonly applicant: SeedUser;
    readonly first: Values;
    readonly on: On;
    readonly at: (days: number) => Date;
  }) {
    const { log, route, applicant, on, at } = life;
    const said: Decision[] = [];
    let standing = standingOf([], route.length);
    let last = life.first;
    const decisions = log.map((told): SeedDecision => {
      const { position } = standing;
      const reviews = ['approved', 'returned', 'rejected'].includes(told.kind);
      const by = reviews ? this.personOf(required(route[position ?? -1], 'a step').organizationId) : applicant;
      last = { ...last, ...told.changed?.(on) };
      said.push(told);
      standing = standingOf(said, route.length);
      const files = told.kind === 'submitted' || told.kind === 'resubmitted';
      return { ...told, position, by, at: at(told.ago), values: files ? last : null };
    });
    return { decisions, standing, last };
  }

  private reachedBy(decisions: readonly SeedDecision[], route: readonly RouteStep[]): (Date | undefined)[] {
    const reached: (Date | undefined)[] = [];
    decisions.forEach(({ at }, index) => {
      const { position } = standingOf(decisions.slice(0, index + 1), route.length);
      if (position !== null) reached[position] ??= at;
    });
    return reached;
  }
}

/** The applications, the earliest first. */
export const buildApplications = (given: Given, tales: readonly Tale[]): SeedApplication[] => {
  const writer = new Writer(given);
  return tales
    .map((tale, index) => writer.write(tale, index))
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
};

export interface SeedConnection {
  readonly application: SeedApplication;
  readonly system: string;
  readonly date: string;
  readonly connected: boolean;
  readonly method: string;
  readonly opens: number | null;
  readonly closes: number | null;
}

/** What the approved ones brought about. */
export function buildConnections(applications: readonly SeedApplication[]): SeedConnection[] {
  const made: SeedConnection[] = [];
  for (const application of applications.filter(({ state }) => state === 'approved')) {
    const { form, values, organization } = application;
    if (!form.effect.startsWith('connection-')) continue;
    const before = made.findLast(
      (one) => one.application.organization.id === organization.id && one.system === values.system,
    );
    const changed = changeConnection(form.effect, values, before ?? null, { from: 300, to: 1680 });
    if (!changed.ok) throw new Error(`${organization.code}: ${JSON.stringify(changed.problems)}`);
    made.push({ application, ...changed.value });
  }
  return made;
}
