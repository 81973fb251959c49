import { Icon } from '@/components/ui/icon';
import { ownerField } from '@/lib/access/forms/fields';
import type { Locale } from '@/lib/core/i18n/locale';
import type { ShellText } from './text';

interface LanguageSwitchProps {
  locale: Locale;
  /** Whose form it is; none before log-in. */
  owner?: string;
  t: ShellText;
}

/** Changes to the other language and comes back to the same page. A plain form: it works before log-in and without script. */
export function LanguageSwitch({ locale, owner = '', t }: LanguageSwitchProps) {
  const other = locale === 'ja' ? 'en' : 'ja';
  return (
    <form action="/locale" method="post">
      <input name="locale" type="hidden" value={other} />
      <input name={ownerField} type="hidden" value={owner} />
      <button className="shell-control" lang={other} type="submit">
        <Icon name="globe" className="max-desktop:hidden" />
        {other === 'ja' ? t('switchToJapanese') : t('switchToEnglish')}
      </button>
    </form>
  );
}
