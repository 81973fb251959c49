import { getLocale, getTranslations } from 'next-intl/server';
import { formatDateTime } from '@/lib/core/i18n/format';
import { version } from '@/package.json';

/** Which version this is, and when its user was here before: a log-in that one does not remember is somebody else's. */
export async function Footer({ previousLoginAt }: { previousLoginAt: Date | null }) {
  const [t, locale] = await Promise.all([getTranslations('shell'), getLocale()]);
  return (
    <footer className="shell-footer no-print">
      <p>{previousLoginAt ? t('lastLogin', { time: formatDateTime(previousLoginAt, locale) }) : t('firstLogin')}</p>
      <p>{t('version', { version })}</p>
    </footer>
  );
}
