import { collect } from '@/tests/support/domains';
import type { MakeRouteSample } from './types';

export const routeSamples: Readonly<Record<string, MakeRouteSample>> = collect('routeSamples');
