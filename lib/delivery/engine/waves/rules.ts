import type { ReleasePlan } from '../../releases/schema';

/** Waves of a release: the pilots, then the tiers from above (S0 §1 point 1: 全国サーバ → 都道府県サーバ → CS). */
export const tiers = ['national_server', 'prefectural_server', 'cs'] as const;

/** The wave of a node, from 1. */
export function waveOf(
  { pilots, nodeKinds }: ReleasePlan,
  node: { readonly code: string; readonly kind: string },
): number {
  const before = pilots.length > 0 ? 1 : 0;
  if (pilots.includes(node.code)) return 1;
  const present = tiers.filter((tier) => nodeKinds.includes(tier));
  return before + present.findIndex((tier) => String(tier) === node.kind) + 1;
}

export const wavesIn = ({ pilots, nodeKinds }: ReleasePlan): number =>
  (pilots.length > 0 ? 1 : 0) + tiers.filter((tier) => nodeKinds.includes(tier)).length;

export interface WaveCounts {
  readonly total: number;
  readonly confirmed: number;
  readonly failed: number;
}

/** What becomes of a release by the standing of its present wave. An empty wave is through. */
export function judgeWave(
  { success, error }: Pick<ReleasePlan, 'success' | 'error'>,
  { total, confirmed, failed }: WaveCounts,
): 'stop' | 'next' | 'wait' {
  if (failed > 0 && failed * 100 > total * error) return 'stop';
  return confirmed * 100 >= total * success ? 'next' : 'wait';
}

/** May it be applied at this minute of the day (JST)? A slot may go past midnight. */
export const isInSlot = (slot: ReleasePlan['slot'], minute: number): boolean =>
  slot === null ||
  (slot.from <= slot.to ? minute >= slot.from && minute < slot.to : minute >= slot.from || minute < slot.to) ||
  (slot.to > 1_440 && minute + 1_440 < slot.to);

/** Minutes until an open slot ends; those of an hour where there is none, or one that ends later. */
export function minutesLeft(slot: ReleasePlan['slot'], minute: number): number {
  if (slot === null) return 60;
  const end = slot.to > 1_440 && minute < slot.from ? slot.to - 1_440 : slot.to;
  return Math.min(60, end > minute ? end - minute : end + 1_440 - minute);
}
