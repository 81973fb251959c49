import { pageCase } from '../../scripts/lib/bench/page.mjs';

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people }) {
  return [
    pageCase(people, { who: 'seiro-admin', path: '/notifications', cpu: 30 }),
    pageCase(people, { who: 'seiro-admin', path: '/mailbox', cpu: 30 }),
    pageCase(people, { who: 'seiro-admin', path: '/settings/notifications', cpu: 30 }),
  ];
}
