import { formatDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { version } from '@/package.json';
import type { ShellText } from './text';

interface FooterProps {
  previousLoginAt: Date | null;
  locale: Locale;
  t: ShellText;
}

/** Which version this is, and when its user was here before: a log-in that one does not remember is somebody else's. */
export function Footer({ previousLoginAt, locale, t }: FooterProps) {
  return (
    <footer className="shell-footer no-print">
      <p>{previousLoginAt ? t('lastLogin', { time: formatDateTime(previousLoginAt, locale) }) : t('firstLogin')}</p>
      <p>{t('version', { version })}</p>
    </footer>
  );
}
