import { pageCase } from '../../scripts/lib/bench/page.mjs';

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people }) {
  return [
    pageCase(people, { who: 'seiro-admin', path: '/organizations', cpu: 30 }),
    pageCase(people, { who: 'seiro-admin', path: '/organizations/153079', cpu: 30 }),
    pageCase(people, { who: 'seiro-admin', path: '/contacts', cpu: 30 }),
    pageCase(people, { who: 'center-management', path: '/admin/organizations', cpu: 30 }),
  ];
}
