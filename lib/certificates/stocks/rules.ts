import { failure, type Result, success } from '@/lib/core/errors';
import type { PersonCertificateKind } from '../constants';
import type { Stock } from './types';

/** The paper on which a kind of certificate is printed. */
export const paperFor = (kind: PersonCertificateKind): Stock['kind'] =>
  kind === 'insurance' ? 'insurance_form' : 'tamper_proof';

export const isUsable = ({ retiredAt, nextNumber, lastNumber }: Stock): boolean =>
  retiredAt === null && nextNumber <= lastNumber;

/** The first of the sheets that an issue takes. Sheets before it were spoilt or lie elsewhere; a number never comes twice. */
export function takeSheets(
  stock: Stock,
  wanted: number | undefined,
  sheets: number,
): Result<{ readonly first: number }> {
  const { nextNumber, lastNumber, retiredAt, name } = stock;
  if (retiredAt !== null) return failure('certificates.stockRetired', 'stockId', { name });
  const first = wanted ?? nextNumber;
  if (first < nextNumber) return failure('certificates.sheetUsed', 'sheet', { next: nextNumber });
  if (first + sheets - 1 > lastNumber) return failure('certificates.stockEmpty', 'sheet', { name, last: lastNumber });
  return success({ first });
}
