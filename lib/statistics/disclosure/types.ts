import type { Decision, Form, Register, State, Way } from './constants';

/** A fiscal year's requests, as published or as counted. */
export interface Figure {
  /** The calendar year in which it begins: 2013 = April 2013 – March 2014. */
  readonly fiscalYear: number;
  readonly requestVisit: number;
  readonly requestPost: number;
  readonly receiptVisit: number;
  readonly receiptPost: number;
}

export interface PostedFigure extends Figure {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly asOf: string;
  readonly version: number;
}

export interface CaseSummary {
  readonly id: string;
  readonly number: number;
  readonly register: Register;
  readonly reference: string;
  readonly requestWay: Way;
  /** Business dates `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly state: State;
  readonly decision: Decision | '';
  readonly deliveredOn: string | null;
  readonly receiptWay: Way | '';
}

export interface CaseRecord {
  readonly id: string;
  readonly reference: string;
  readonly business: string;
  readonly providedOn: string;
  readonly requesterName: string;
  readonly providerName: string;
  readonly code: string;
  /** Who set the code; null = there is none. */
  readonly codeSetById: string | null;
  readonly codeSetByName: string;
  readonly withheld: boolean | null;
  /** When the body that set the code was asked for its reason; null = not asked. */
  readonly askedAt: Date | null;
  /** Its answer; empty = none yet. */
  readonly codeReason: string;
}

export interface CaseDetail extends CaseSummary {
  readonly organizationId: string;
  readonly extensionReason: string;
  readonly agreedToOther: boolean;
  readonly confirmedOn: string | null;
  readonly confirmedBy: string;
  readonly decidedOn: string | null;
  readonly decisionReason: string;
  readonly form: Form | '';
  readonly version: number;
  readonly records: readonly CaseRecord[];
}

export interface RecordRow {
  readonly id: string;
  readonly reference: string;
  readonly business: string;
  readonly providedOn: string;
  readonly requesterName: string;
  readonly providerName: string;
  readonly code: string;
  readonly codeSetById: string | null;
  readonly codeSetByName: string;
  /** The reader's own knowledge: the person is under support measures. */
  readonly supported: boolean;
  /** Why the reader's organization set the code; empty = it did not. */
  readonly ownReason: string;
  readonly version: number;
}

/** Asked of the reader's organization, or by it. */
export interface ConsultationRow {
  readonly id: string;
  readonly reference: string;
  readonly askingName: string;
  readonly askedName: string;
  readonly question: string;
  readonly askedAt: Date;
  readonly reason: string;
  /** What the reader's organization wrote down when it set the code. */
  readonly ownReason: string;
}
