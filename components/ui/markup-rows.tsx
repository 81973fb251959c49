import type { Markup } from '@/lib/core/html';

/** The body of a long table, written by `html` in one piece. */
export function MarkupRows({ rows }: { rows: readonly Markup[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a Markup comes from `html`, which escapes every value.
  return <tbody dangerouslySetInnerHTML={{ __html: rows.map((row) => row.text).join('') }} />;
}
