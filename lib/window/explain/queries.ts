import 'server-only';
import { dateInJapan } from '@/lib/calendar/rules';
import type { Ask } from '@/lib/core/db';
import type { Service } from '../constants';
import { findWindowOrganization, loadWindowFacts, type NamedWindowOrganization, operatingNow } from '../queries';
import type { Explanation } from '../types';
import { explain } from './rules';

/**
 * What is asked, answered by the calendar, settings and extensions as they stand; null = the window concerns no such organization. `at` null
 * is the present.
 */
export async function explainFor(
  db: Ask,
  { code, service, at: asked }: { readonly code: string; readonly service: Service; readonly at: Date | null },
): Promise<{ readonly organization: NamedWindowOrganization; readonly explanation: Explanation } | null> {
  const organization = await findWindowOrganization(db, code);
  if (organization === null) return null;
  const at = asked ?? (await operatingNow(db));
  const facts = await loadWindowFacts(db, dateInJapan(at));
  return { organization, explanation: explain(service, organization, at, facts) };
}
