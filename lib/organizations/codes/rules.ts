/**
 * Local-government codes (全国地方公共団体コード): prefecture (JIS X 0401, 2 digits), municipality (JIS X 0402, 3 digits;
 * `000` = the prefecture itself) and a check digit.
 */

/** Weights 6 … 2 from the left; the check digit is what is missing to 11, its last digit only. */
export function checkDigit(first5: string): string {
  const sum = [...first5].reduce((total, digit, index) => total + Number(digit) * (6 - index), 0);
  return String((11 - (sum % 11)) % 10);
}

export function isLocalGovernmentCode(code: string): boolean {
  return /^\d{6}$/.test(code) && checkDigit(code.slice(0, 5)) === code.slice(5);
}

export function isPrefectureCode(code: string): boolean {
  const prefecture = Number(code.slice(0, 2));
  return isLocalGovernmentCode(code) && code.slice(2, 5) === '000' && prefecture >= 1 && prefecture <= 47;
}

export function isMunicipalityCode(code: string): boolean {
  return isLocalGovernmentCode(code) && code.slice(2, 5) !== '000' && isPrefectureCode(prefectureCodeOf(code));
}

/** The code of the prefecture in which a municipality lies. */
export function prefectureCodeOf(municipalityCode: string): string {
  const first5 = `${municipalityCode.slice(0, 2)}000`;
  return `${first5}${checkDigit(first5)}`;
}

/** Bodies without a local-government code have a portal code: capitals and digits, a capital first (`JLIS`, `NB0007`). */
export function isPortalCode(code: string): boolean {
  return /^[A-Z][A-Z0-9]{2,9}$/.test(code);
}
