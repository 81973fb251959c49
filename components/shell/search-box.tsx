import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';

/** Words to look for, or a ticket's number to go to. */
export async function SearchBox() {
  const t = await getTranslations('shell');
  return (
    <search className="shell-search">
      <form action="/search" className="flex" method="get">
        <input
          aria-label={t('search')}
          autoComplete="off"
          className="field field-small rounded-e-none border-e-0"
          enterKeyHint="search"
          id="global-search"
          name="q"
          title={t('search')}
          type="search"
        />
        <button className="shell-control rounded-s-none border border-solid-gray-600" type="submit">
          <Icon name="search" />
          {t('searchButton')}
        </button>
      </form>
    </search>
  );
}
