import type { ConnectionState } from './rules';

export interface ConnectionRow extends ConnectionState {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly prefectureName: string;
  readonly system: string;
  /** Business date from which this holds. */
  readonly validFrom: string;
  /** It holds already, and nothing after it does. */
  readonly current: boolean;
}
