import { collect, supports } from '@/tests/support/domains';
import type { MakeSample } from './types';

export const actionSamples: Readonly<Record<string, MakeSample>> = collect('actionSamples');

/** Endpoints that name nothing but the person who opens them: there is no other's thing to reach through them. */
export const ownEndpoints: readonly string[] = [...supports.values()].flatMap(({ ownEndpoints = [] }) => ownEndpoints);
