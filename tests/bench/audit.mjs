import { pageCase } from '../../scripts/lib/bench/page.mjs';

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people }) {
  return [pageCase(people, { who: 'center-audit', path: '/admin/audit', cpu: 30 })];
}
