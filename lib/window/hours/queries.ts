import 'server-only';
import { addDays, closedDay, dateInJapan, isConfirmed } from '@/lib/calendar/rules';
import type { Ask } from '@/lib/core/db';
import { openSpans } from '../explain/rules';
import { findWindowOrganization, loadWindowFacts, operatingNow } from '../queries';
import { localClosure } from '../rules';
import { formatMinutes } from '../wording/rules';
import type { PublicHours } from './types';

const days = 60;

/** Counter hours and extensions of a municipality, day by day from today, in Japan's time; null = there is no such municipality. */
export async function readPublicHours(db: Ask, code: string): Promise<PublicHours | null> {
  const organization = await findWindowOrganization(db, code);
  if (organization?.kind !== 'municipality') return null;
  const today = dateInJapan(await operatingNow(db));
  const facts = await loadWindowFacts(db, today, addDays(today, days));
  const spans = (service: 'special-move' | 'wide-area-issuance' | 'identity-verification', date: string) =>
    openSpans(service, organization, date, facts).map(({ from, to, rule }) => ({
      from: formatMinutes(from),
      to: formatMinutes(to),
      rule,
    }));
  return {
    organization: { code: organization.code, name: organization.name, nameEn: organization.nameEn },
    timeZone: 'Asia/Tokyo',
    days: Array.from({ length: days }, (_, day) => addDays(today, day)).map((date) => {
      const closed = closedDay(date, facts.calendar) ?? localClosure(organization, date, facts);
      return {
        date,
        closed: closed?.rule ?? null,
        closedFor: closed?.day ? { name: closed.day.name, nameEn: closed.day.nameEn } : null,
        confirmed: isConfirmed(date, facts.calendar),
        counter: spans('special-move', date),
        wideAreaIssuance: spans('wide-area-issuance', date),
        identityVerification: spans('identity-verification', date),
      };
    }),
  };
}
