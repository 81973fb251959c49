import type { AidPair, LedgerEntry } from './types';

/** Hours after which a copy is too old: a night was missed. */
export const oldAfterHours = 26;

export const ledgerAlarms = ['absent', 'old', 'mismatch'] as const;
type LedgerAlarm = (typeof ledgerAlarms)[number] | null;

/** Minutes that something must be wrong before the town is told: copies of a night come one after the other. */
export const tellAfterMinutes = 10;

const hoursSince = (at: Date, now: Date): number => (now.getTime() - at.getTime()) / 3_600_000;

/** What is wrong with a town's copy at a holder; null = nothing. */
export function alarmOf(entry: Pick<LedgerEntry, 'dataAt' | 'agrees'> | undefined, now: Date): LedgerAlarm {
  if (entry === undefined) return 'absent';
  if (!entry.agrees) return 'mismatch';
  return hoursSince(entry.dataAt, now) > oldAfterHours ? 'old' : null;
}

/** Who shall hold whose copy: the town itself first, then its partners by rank. */
export interface Place {
  readonly townCode: string;
  readonly townName: string;
  readonly holderCode: string;
  readonly holderName: string;
  readonly role: 'down-recovery' | 'partner';
  readonly entry: LedgerEntry | undefined;
}

export function placesOf(pairs: readonly AidPair[], entries: readonly LedgerEntry[]): readonly Place[] {
  const towns = new Map(pairs.map(({ townCode, townName }) => [townCode, townName]));
  return [...towns].flatMap(([townCode, townName]) => [
    {
      townCode,
      townName,
      holderCode: townCode,
      holderName: townName,
      role: 'down-recovery' as const,
      entry: find(entries, townCode, townCode),
    },
    ...pairs
      .filter((pair) => pair.townCode === townCode)
      .map(({ holderCode, holderName }) => ({
        ...{ townCode, townName, holderCode, holderName, role: 'partner' as const },
        entry: find(entries, townCode, holderCode),
      })),
  ]);
}

const find = (entries: readonly LedgerEntry[], town: string, holder: string): LedgerEntry | undefined =>
  entries.find((entry) => entry.townCode === town && entry.holderCode === holder);
