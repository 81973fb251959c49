import type { StateBarItem } from '@/components/shell/state-bar';
import { dateInJapan } from '@/lib/calendar/rules';
import type { SiteState } from '@/lib/continuity/state/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { SiteMode } from '@/lib/core/site';
import type { ContinuityText } from './text';

/** Is the day of the data the one before today? Only then it is 前日時点; otherwise date and time are said. */
const isPreviousDay = (dataAt: Date, now: Date): boolean =>
  dateInJapan(new Date(now.getTime() - 86_400_000)) === dateInJapan(dataAt);

interface Here {
  readonly mode: SiteMode;
  readonly state: SiteState | null;
  readonly drill: boolean;
  readonly now: Date;
  readonly locale: Locale;
}

/** What every page of a site says as long as it is not as usual: no center, old data, nothing declared, a wrong clock. */
export function siteBars({ mode, state, drill, now, locale }: Here, t: ContinuityText): StateBarItem[] {
  const items: StateBarItem[] = drill ? [{ kind: 'drill', text: t('bars.drill') }] : [];
  if (mode === 'portal' || mode === 'cloud' || state === null) return items;
  if (!state.centerReachable && state.unreachableSince !== null)
    items.push({
      kind: 'outage',
      text: t('bars.unreachable', { since: formatShortDateTime(state.unreachableSince, locale) }),
      href: '/continuity',
    });
  if (state.clock !== null) items.push({ kind: 'outage', text: t('bars.clock'), href: '/continuity' });
  if (mode === 'partner') return [...items, { kind: 'degraded', text: t('bars.partner') }];
  return [...items, { kind: 'degraded', text: dataText(state, now, locale, t), href: '/continuity' }];
}

function dataText({ dataAt, declared, stopped }: SiteState, now: Date, locale: Locale, t: ContinuityText): string {
  if (dataAt === null) return t('bars.noData');
  const at = formatShortDateTime(dataAt, locale);
  if (stopped) return t('bars.ended');
  if (!declared) return t('bars.notDeclared', { at });
  return t(isPreviousDay(dataAt, now) ? 'bars.previousDay' : 'bars.asOf', { at });
}
