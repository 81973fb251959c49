import { StatusBadge } from '@/components/ui/status-badge';
import { now } from '@/lib/core/clock';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { isSetAside } from '@/lib/tickets/rules';
import type { TicketWork } from '@/lib/tickets/work/queries';

/** That an inquiry is set aside, and until when. A promised call that is late looks different. */
export async function HoldMark({ hold }: Pick<TicketWork, 'hold'>) {
  const at = now();
  if (hold === null || !isSetAside(hold.kind, hold.until, at)) return null;
  const [t, locale] = await Promise.all([getTranslations('tickets.work'), getLocale()]);
  return (
    <StatusBadge tone={hold.until <= at ? 'warning' : 'neutral'}>
      {t(`heldUntil.${hold.kind}`, { until: formatShortDateTime(hold.until, locale) })}
    </StatusBadge>
  );
}
