import type { ListCases } from '@/scripts/lib/bench/cases.mjs';
import { pageCase } from '@/scripts/lib/bench/page.mjs';
import { asked, factsOf, seiro } from '@/tests/support/window';

const facts = factsOf();
const times = ['2026-11-24T10:00', '2026-11-24T20:00', '2026-12-29T10:00', '2026-05-03T10:00'];

/** Answers in process, and on its page. */
export const cases: ListCases = async ({ people }) => [
  {
    name: 'explain, in process',
    cpu: 0.2,
    here: true,
    operation: async (turn) => {
      const { open } = asked('wide-area-issuance', seiro, times[turn % times.length] ?? '', facts);
      if (open !== (turn % times.length === 0)) throw new Error('explain: wrong answer');
      return 0;
    },
  },
  pageCase(people, { who: 'seiro-admin', path: '/operations/window?org=153079&at=2026-12-29T10:00', cpu: 40 }),
  pageCase(people, { who: 'niigata-admin', path: '/operations/calendar', cpu: 40 }),
  pageCase(people, {
    who: 'seiro-admin',
    path: '/api/window/153079/hours.ics',
    cpu: 20,
    right: (_path, text) => text.startsWith('BEGIN:VCALENDAR'),
  }),
];
