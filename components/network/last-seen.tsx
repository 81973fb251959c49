import { formatAge, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { AgeOnce } from './age-once';
import type { NetworkWords } from './states';

interface LastSeenProps {
  at: Date;
  now: Date;
  locale: Locale;
  t: NetworkWords;
}

/** 'Last seen 12 s ago'; after a minute on an open page, when that would no longer be true, the time itself. */
export function LastSeen({ at, now, locale, t }: LastSeenProps) {
  const seconds = Math.max(0, Math.round((now.getTime() - at.getTime()) / 1_000));
  const age = seconds < 120 ? t('panel.secondsAgo', { seconds: String(seconds) }) : formatAge(at, now, locale);
  return (
    <AgeOnce
      age={t('panel.seen', { age })}
      key={now.getTime()}
      time={t('panel.seen', { age: formatShortDateTime(at, locale) })}
    />
  );
}
