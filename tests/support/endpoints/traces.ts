import type { RouteEndpoint } from './registered';
import type { RouteSample } from './types';

/** Where it is written down that somebody was given a file (`tests/integration/audit/handed-out.test.ts`). */
const traces = ['audit_entries', 'audit_pending', 'audit_entry_organizations'];

/** Tables that a request may write though it changes nothing: those of the sample, and for whoever reads a file, its trace. */
export const writtenBy = ({ method }: RouteEndpoint, sample: Pick<RouteSample, 'own'> | undefined): string[] => [
  ...(sample?.own ?? []),
  ...(method === 'GET' ? traces : []),
];
