import { pageCase } from '../../scripts/lib/bench/page.mjs';

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people }) {
  return [
    {
      name: 'log in',
      cpu: 150,
      operation: async () => {
        await people.logInAnew('seiro-staff');
        return 0;
      },
    },
    pageCase(people, { who: 'seiro-admin', path: '/admin/users', cpu: 30 }),
    pageCase(people, { who: 'seiro-admin', path: '/settings/profile', cpu: 30 }),
    pageCase(people, { who: 'seiro-admin', path: '/settings/security', cpu: 30 }),
  ];
}
