import type { Part } from '@/lib/core/search/snippet';

/** A text with what was looked for in it marked. */
export function Marked({ parts }: { parts: readonly Part[] }) {
  return parts.map(({ at, text, hit }) => (hit ? <mark key={at}>{text}</mark> : text));
}
