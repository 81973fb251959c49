export interface Freeze {
  readonly id: string;
  readonly kind: 'test_mode' | 'production_switch';
  /** Business dates; no first = not set, no last = until it is declared over. */
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly blocks: readonly string[];
  /** In the reader's language. */
  readonly reason: string;
  readonly version: number;
}

export interface RoundSummary {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly lead: string;
  readonly source: string;
  readonly fromOn: string;
  readonly toOn: string;
}

export interface BodyRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly provides: boolean;
  readonly requests: boolean;
  readonly note: string;
}

export interface SlotRow {
  readonly id: string;
  readonly bodyNumber: number | null;
  readonly bodyName: string | null;
  readonly direction: 'provide' | 'request' | 'confirm';
  readonly organizationCode: string | null;
  readonly organizationName: string | null;
  readonly fromOn: string;
  readonly toOn: string;
  readonly voluntary: boolean;
  readonly note: string;
  /** Results that the reader sees. */
  readonly passed: number;
  readonly failed: number;
  readonly exempt: number;
  readonly declined: number;
}

export type TestOutcome = 'passed' | 'failed' | 'exempt' | 'declined';

/** A test of the reader's own organization, with what it reported. */
export interface OwnSlot extends Pick<SlotRow, 'id' | 'direction' | 'bodyName' | 'fromOn' | 'toOn' | 'voluntary'> {
  readonly result: TestOutcome | null;
  readonly version: number | null;
}

export interface ResultRow {
  readonly slotId: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly prefectureName: string;
  readonly direction: SlotRow['direction'];
  readonly bodyName: string | null;
  readonly result: TestOutcome;
  readonly testedOn: string | null;
  readonly comment: string;
  readonly reportedBy: string;
}

export interface BacklogRow {
  readonly freezeId: string;
  readonly kind: Freeze['kind'];
  readonly work: string;
  readonly organizationId: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly prefectureName: string;
  readonly waiting: number;
  readonly workedOff: number;
  readonly remindedAt: Date | null;
  readonly version: number;
}
