import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';

/** Words to look for, or a ticket's number to go to. */
export async function SearchBox() {
  const t = await getTranslations('shell');
  return (
    <search className="shell-search">
      <form action="/search" className="flex" method="get">
        <label className="sr-only" htmlFor="global-search">
          {t('search')}
        </label>
        <input
          autoComplete="off"
          className="field field-small rounded-e-none border-e-0"
          enterKeyHint="search"
          id="global-search"
          name="q"
          placeholder={t('searchHint')}
          type="search"
        />
        <button
          aria-label={t('searchButton')}
          className="icon-button rounded-s-none border border-solid-gray-600"
          type="submit"
        >
          <Icon name="search" />
        </button>
      </form>
    </search>
  );
}
