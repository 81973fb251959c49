import { addDays, dateInJapan, minutesInJapan } from '@/lib/calendar/rules';
import type { ReleasePlan } from '../releases/schema';
import type { Arrival, ArrivalTask, ArrivalTime } from './types';

type Standing = Pick<
  Arrival,
  'releaseState' | 'plan' | 'startsAt' | 'releaseWave' | 'wave' | 'state' | 'percent' | 'updatedAt' | 'kind'
>;

const isEnded = ({ state }: Standing): boolean =>
  state !== null && ['confirmed', 'failed', 'rolled_back', 'superseded'].includes(state);

/** The day on which a slot opens next, or is open. A slot may go past midnight. */
export function nextSlot({ from, to }: NonNullable<ReleasePlan['slot']>, at: Date): ArrivalTime {
  const [today, minute] = [dateInJapan(at), minutesInJapan(at)];
  const overnight = from > to || to > 1_440;
  const end = to > 1_440 ? to - 1_440 : to;
  if (overnight) return { kind: 'slot', date: minute < end ? addDays(today, -1) : today, from, to };
  return { kind: 'slot', date: minute < to ? today : addDays(today, 1), from, to };
}

/** When the server receives or applies it next; `at` is the operating clock's. */
export function timeOf(arrival: Standing, at: Date): ArrivalTime {
  const { releaseState, plan, startsAt, releaseWave, wave, state, percent, updatedAt } = arrival;
  if (isEnded(arrival) && updatedAt) return { kind: 'ended', at: updatedAt };
  if (state === null || wave === null) return { kind: 'starts', at: startsAt };
  if (['applying', 'applied', 'rolling_back'].includes(state)) return { kind: 'applying' };
  if (releaseState === 'stopped' || releaseState === 'rolling_back') return { kind: 'stopped' };
  if (!['verified', 'waiting'].includes(state)) return { kind: 'arriving', percent };
  if (wave > releaseWave) return { kind: 'afterWave', wave };
  return plan.slot === null ? { kind: 'anyTime' } : nextSlot(plan.slot, at);
}

/** What has to be done about it at the server's place. */
export function taskOf(arrival: Standing): ArrivalTask {
  const { state, kind, releaseState, plan } = arrival;
  const works = kind === 'program' || kind === 'master_data';
  if (state === 'failed') return 'askCenter';
  if (state === 'confirmed') return works ? 'checkWork' : 'readIt';
  if (state === 'rolling_back' || state === 'rolled_back') return 'formerVersion';
  if (state === 'superseded') return 'nothing';
  if (releaseState === 'stopped' || releaseState === 'rolling_back') return 'waitForCenter';
  return plan.slot === null ? 'keepRunning' : 'keepOn';
}
