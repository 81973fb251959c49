import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { parseTyped, type Typed } from '@/lib/access/forms/input';
import { addDays } from '@/lib/calendar/rules';
import type { Ask } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { canSetClosures, canSetNation, canSetOnlineEnd } from '../../policy';
import { findWindowOrganization } from '../../queries';
import { findClosure } from '../../settings/queries';
import { type ConfirmedChange, shownDays } from '../constants';
import type { AskedImpact } from '../queries';
import { changeSchemas } from '../schema';
import type { Change } from '../types';

/** A change as it waits to be confirmed: what it is about, in words of its fields, and what has to be asked of its impact. */
export interface Proposal extends AskedImpact {
  /** Dates, times and names to be shown: message key of `calendar` and value. */
  readonly shown: readonly (readonly [key: string, value: string])[];
}

type Given = {
  readonly change: Change;
  readonly from: string;
  readonly ahead?: boolean;
  readonly shown: Proposal['shown'];
};

const mays: Record<ConfirmedChange, (actor: Actor) => boolean> = {
  closure: canSetClosures,
  'closure-removal': canSetClosures,
  'online-end': canSetOnlineEnd,
  hours: canSetNation,
  holiday: canSetNation,
  'holiday-removal': canSetNation,
};

/** What an address of confirmation proposes; null = nothing that this actor could save. */
export async function readProposal(
  db: Ask,
  actor: Actor,
  kind: ConfirmedChange,
  typed: Typed,
): Promise<Proposal | null> {
  if (!mays[kind](actor)) return null;
  const organization = await findWindowOrganization(db, actor.organizationCode);
  const given = await givenBy[kind](db, actor, typed);
  if (organization === null || given === null) return null;
  const { change, from, shown, ahead } = given;
  return { change, organization, from, to: ahead ? addDays(from, shownDays) : from, shown };
}

const parsed = <K extends ConfirmedChange>(kind: K, typed: Typed) => {
  const result = parseTyped(changeSchemas[kind], typed);
  return result.ok ? result.value : null;
};
const ownOf = (actor: Actor): OrganizationId | null =>
  actor.organizationKind === 'center' ? null : actor.organizationId;

const givenBy: Record<ConfirmedChange, (db: Ask, actor: Actor, typed: Typed) => Promise<Given | null>> = {
  closure: async (_db, actor, typed) => {
    const input = parsed('closure', typed) as { date: string; name: string; nameEn: string } | null;
    if (input === null) return null;
    const { date, name, nameEn } = input;
    const change = { kind: 'closure', date, organizationId: ownOf(actor), day: { name, nameEn } } as const;
    return {
      change,
      from: date,
      shown: [
        ['date', date],
        ['name', name],
      ],
    };
  },
  'closure-removal': async (db, actor, typed) => {
    const input = parsed('closure-removal', typed) as { id: string } | null;
    const closure = input && (await findClosure(db, input.id));
    if (!closure || closure.organizationId !== ownOf(actor)) return null;
    const { date, organizationId, name } = closure;
    return {
      change: { kind: 'closure', date, organizationId, day: null },
      from: date,
      shown: [
        ['date', date],
        ['name', name],
      ],
    };
  },
  'online-end': async (_db, actor, typed) => {
    const input = parsed('online-end', typed) as { validFrom: string; onlineEnd: number | null; reason: string } | null;
    if (input === null) return null;
    const { validFrom, onlineEnd, reason } = input;
    const change = { kind: 'online-end', prefectureId: actor.organizationId, validFrom, onlineEnd } as const;
    const shown = [
      ['validFrom', validFrom],
      ['onlineEnd', String(typed.onlineEnd ?? '')],
      ['reason', reason],
    ] as const;
    return { change, from: validFrom, ahead: true, shown };
  },
  hours: async (_db, _actor, typed) => {
    const input = parsed('hours', typed) as Extract<Change, { kind: 'hours' }>['settings'] | null;
    if (input === null) return null;
    const { validFrom, onlineStart, counterOpens, counterCloses, onlineEnd } = input;
    const settings = { validFrom, onlineStart, counterOpens, counterCloses, onlineEnd };
    const names = ['onlineStart', 'counterOpens', 'counterCloses', 'onlineEnd', 'silenceMinutes', 'withdrawalMinutes'];
    const shown = names.map(
      (name) => [name === 'onlineEnd' ? 'nationsOnlineEnd' : name, String(typed[name] ?? '')] as const,
    );
    return {
      change: { kind: 'hours', settings },
      from: validFrom,
      ahead: true,
      shown: [['validFrom', validFrom], ...shown],
    };
  },
  holiday: async (_db, _actor, typed) => {
    const input = parsed('holiday', typed) as { date: string; name: string; nameEn: string } | null;
    if (input === null) return null;
    const { date, name, nameEn } = input;
    return {
      change: { kind: 'holiday', date, day: { name, nameEn } },
      from: date,
      shown: [
        ['date', date],
        ['name', name],
      ],
    };
  },
  'holiday-removal': async (_db, _actor, typed) => {
    const input = parsed('holiday-removal', typed) as { date: string } | null;
    return (
      input && {
        change: { kind: 'holiday', date: input.date, day: null },
        from: input.date,
        shown: [['date', input.date]],
      }
    );
  },
};
