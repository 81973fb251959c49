import { Icon } from '@/components/ui/icon';
import { getTranslations } from '@/lib/core/i18n/server';
import type { ShellText } from './text';

/** Words to look for, or a ticket's number to go to; on the page of what was found, what was looked for. */
export async function SearchBox({ t, searched }: { t: ShellText; searched: string }) {
  const label = (await getTranslations('tickets'))('headerSearch');
  return (
    <search className="shell-search">
      <form action="/search" className="flex" method="get">
        <input
          aria-label={label}
          autoComplete="off"
          className="field field-small rounded-e-none border-e-0"
          defaultValue={searched}
          enterKeyHint="search"
          id="global-search"
          name="q"
          title={label}
          type="search"
        />
        <button className="shell-control flex-none rounded-s-none border border-solid-gray-600" type="submit">
          <Icon name="search" />
          {t('searchButton')}
        </button>
      </form>
    </search>
  );
}
