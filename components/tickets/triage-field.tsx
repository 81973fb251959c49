import { triageQuery } from '@/lib/tickets/triage/rules';
import type { TriageView } from '@/lib/tickets/triage/schema';

/** In a form of triage: the view in which one goes on after it. */
export function TriageField({ view }: { view: TriageView | undefined }) {
  return view === undefined ? null : <input name="triage" type="hidden" value={triageQuery(view)} />;
}
