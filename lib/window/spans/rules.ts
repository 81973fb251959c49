import type { Span } from '../types';

/** Spans that touch or overlap become one; ascending. */
export function union(spans: readonly Span[]): readonly Span[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < to) merged.push({ from, to });
  }
  return merged;
}

/** One span from the first beginning to the last end. */
export function bridge(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  return [{ from, to }];
}

/** What remains of ascending spans without the gaps; what else a span carries stays with its parts. */
export function subtract<S extends Span>(spans: readonly S[], gaps: readonly Span[]): readonly S[] {
  return gaps.reduce<readonly S[]>((rest, gap) => rest.flatMap((span) => without(span, gap)), spans);
}

function without<S extends Span>(span: S, gap: Span): readonly S[] {
  if (gap.to <= span.from || span.to <= gap.from) return [span];
  const parts: S[] = [];
  if (span.from < gap.from) parts.push({ ...span, to: gap.from });
  if (gap.to < span.to) parts.push({ ...span, from: gap.to });
  return parts;
}

/** What two ascending lists of spans share. */
export const intersect = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  spans.flatMap((span) =>
    others
      .map(({ from, to }) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
      .filter(({ from, to }) => from < to),
  );
