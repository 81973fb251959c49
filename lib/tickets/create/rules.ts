/** Those that may be meant: who is called exactly so, else everybody found. One alone is meant without asking. */
export function callersMeant<Found extends { readonly exact: boolean }>(found: readonly Found[]): readonly Found[] {
  const exact = found.filter((one) => one.exact);
  return exact.length > 0 ? exact : found;
}
