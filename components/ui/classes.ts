/**
 * Joins class names, skipping empty ones. Components take `className` for layout only (margin, width, grid place), which none of
 * them sets itself; so nothing has to be merged at run time.
 */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
