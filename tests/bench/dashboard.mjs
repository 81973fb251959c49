import { pageCase } from '../../scripts/lib/bench/page.mjs';

const readers = ['seiro-admin', 'niigata-admin', 'center-call-1', 'center-management', 'operator', 'center-audit'];

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people }) {
  return readers.map((who) => pageCase(people, { who, path: '/', cpu: 40 }));
}
