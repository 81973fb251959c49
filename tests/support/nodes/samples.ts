import { collect } from '@/tests/support/domains';
import type { NodeSample } from './types';

/** Of each endpoint in a domain's `endpoints.ts`; one without a sample does not pass the tests. */
export const nodeSamples: Readonly<Record<string, () => Promise<NodeSample>>> = collect('nodeSamples');
