import 'server-only';
import { addDays, dateInJapan, isWorkingDay } from '@/lib/calendar/rules';
import type { Ask } from '@/lib/core/db';
import { findWindowOrganization, loadWindowFacts, operatingNow } from '@/lib/window/queries';
import { instantOf } from '@/lib/window/rules';
import type { Explanation, WindowFacts, WindowOrganization } from '@/lib/window/types';
import type { ServiceHours } from '../../types';
import { nextSaturday } from './rules';

/** Hours that go beyond the common operating window: allowed, and worth knowing (S1 §II.1, S0 §1). */
export interface WindowWarning {
  readonly name: string;
  /** What the window says of the first minute outside of it. */
  readonly explanation: Explanation;
}

/** The window's own answer, which its domain gives to pages. */
type Explain = (
  service: 'wide-area-issuance',
  organization: WindowOrganization,
  at: Date,
  facts: WindowFacts,
) => Explanation;

/** Which services of a town's plan go beyond the window, on its next working day, or on the Saturday after it. */
export async function listWindowWarnings(
  db: Ask,
  code: string,
  services: readonly ServiceHours[],
  explain: Explain,
): Promise<readonly WindowWarning[]> {
  if (services.length === 0) return [];
  const organization = await findWindowOrganization(db, code);
  if (organization === null) return [];
  const today = dateInJapan(await operatingNow(db));
  const facts = await loadWindowFacts(db, today, addDays(today, 21));
  let workday = addDays(today, 1);
  while (!isWorkingDay(workday, new Set(facts.calendar.holidays.keys()))) workday = addDays(workday, 1);
  return services.flatMap(({ name, opens, closes, daily }) => {
    const moments = [
      instantOf(workday, opens),
      instantOf(workday, closes - 1),
      ...(daily ? [instantOf(nextSaturday(workday), opens)] : []),
    ];
    const closed = moments
      .map((at) => explain('wide-area-issuance', organization, at, facts))
      .find(({ open }) => !open);
    return closed === undefined ? [] : [{ name, explanation: closed }];
  });
}
