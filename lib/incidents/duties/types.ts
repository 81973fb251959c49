import type { Deadline } from './rules';

export interface DeadlineRow extends Deadline {
  readonly version: number;
}
