import { getLocale, getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';

/** Changes to the other language and comes back to the same page. A plain form: it works before log-in and without script. */
export async function LanguageSwitch() {
  const [t, locale] = await Promise.all([getTranslations('shell'), getLocale()]);
  const other = locale === 'ja' ? 'en' : 'ja';
  return (
    <form action="/locale" method="post">
      <input name="locale" type="hidden" value={other} />
      <button className="shell-control" lang={other} type="submit">
        <Icon name="globe" className="max-desktop:hidden" />
        {other === 'ja' ? t('switchToJapanese') : t('switchToEnglish')}
      </button>
    </form>
  );
}
