import { addDays } from '@/lib/calendar/rules';
import type { ErrorCode } from '@/lib/core/errors';
import type { OrganizationId } from '@/lib/core/ids';
import { type Decision, type Register, termDays } from './constants';
import type { CaseRecord, Figure } from './types';

/** The last day for the decision, thirty days from the receipt. */
export const dueOn = (receivedOn: string): string => addDays(receivedOn, termDays);

/** The fiscal year of a business date, April to March, by the calendar year in which it begins. */
export const fiscalYearOf = (date: string): number => Number(date.slice(0, 4)) - (date.slice(5) < '04-01' ? 1 : 0);

export type Part = 'requestVisit' | 'requestPost' | 'receiptVisit' | 'receiptPost';
export const parts: readonly Part[] = ['requestVisit', 'requestPost', 'receiptVisit', 'receiptPost'];

export const requestsOf = ({ requestVisit, requestPost }: Figure): number => requestVisit + requestPost;
export const receiptsOf = ({ receiptVisit, receiptPost }: Figure): number => receiptVisit + receiptPost;

export function sumFigures(figures: readonly Figure[]): Record<Part, number> {
  const sum = { requestVisit: 0, requestPost: 0, receiptVisit: 0, receiptPost: 0 };
  for (const figure of figures) for (const part of parts) sum[part] += figure[part];
  return sum;
}

export interface Deciding {
  readonly register: Register;
  readonly organizationId: OrganizationId;
  readonly isOperator: boolean;
  readonly records: readonly Pick<CaseRecord, 'id' | 'reference' | 'code' | 'codeSetById' | 'codeReason'>[];
  readonly withheldIds: readonly string[];
  readonly decision: Decision;
  readonly reason: string;
}

/** The body that set the code has not yet said why, and it is not the one that decides (S3). */
const waits = (
  { code, codeSetById, codeReason }: Deciding['records'][number],
  organizationId: OrganizationId,
): boolean => code !== '' && codeSetById !== organizationId && codeReason === '';

export interface Objection {
  readonly code: ErrorCode;
  readonly field: string;
  readonly params?: Readonly<Record<string, string>>;
}

/**
 * What speaks against a decision; null = nothing. A record with a code is decided on once the body that set it has said why; the operator
 * refuses it without asking, and discloses it only for a special reason (S3).
 */
export function objectionTo(deciding: Deciding): Objection | null {
  const { records, withheldIds, decision, reason, organizationId, isOperator } = deciding;
  if (decision !== 'full' && reason === '') return { code: 'statistics.reasonNeeded', field: 'decisionReason' };
  if (!agrees(deciding)) return { code: 'statistics.decisionContradicts', field: 'decision' };
  const disclosed = records.filter(({ id }) => decision === 'full' || !withheldIds.includes(id));
  if (isOperator && decision !== 'absent' && disclosed.some(({ code }) => code !== '') && reason === '')
    return { code: 'statistics.operatorDisclosesCoded', field: 'decisionReason' };
  const asked = isOperator ? disclosed : records;
  const waiting = asked.filter((record) => waits(record, organizationId));
  if (waiting.length === 0) return null;
  const references = waiting.map(({ reference }) => reference).join(' ');
  return { code: 'statistics.unanswered', field: 'decision', params: { references } };
}

/** Does the decision say what is said of each record? */
function agrees({ register, records, withheldIds, decision }: Deciding): boolean {
  if (register === 'identification') return withheldIds.length === 0;
  const withheld = records.filter(({ id }) => withheldIds.includes(id)).length;
  if (decision === 'full') return withheld === 0 && records.length > 0;
  if (decision === 'partial') return withheld > 0 && withheld < records.length;
  if (decision === 'refused') return withheld === records.length && records.length > 0;
  return records.length === 0 && withheld === 0;
}

/** Is the record to be refused unless something special speaks for it? Preselected for the operator (S3). */
export const refusedByDefault = (record: Pick<CaseRecord, 'code'>, isOperator: boolean): boolean =>
  isOperator && record.code !== '';
