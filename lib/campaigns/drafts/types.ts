import type { NewStep } from './rules';

export type DraftStep = NewStep;

/** A draft with the words of both languages, to be changed. */
export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly titleEn: string;
  readonly purpose: string;
  readonly purposeEn: string;
  readonly startsOn: string;
  readonly dueOn: string;
  readonly targetKinds: readonly string[];
  readonly targetCodes: readonly string[];
  readonly steps: readonly DraftStep[];
}
