import { Icon } from '@/components/ui/icon';
import type { ShellText } from './text';

/** Words to look for, or a ticket's number to go to. */
export function SearchBox({ t }: { t: ShellText }) {
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
        <button className="shell-control flex-none rounded-s-none border border-solid-gray-600" type="submit">
          <Icon name="search" />
          {t('searchButton')}
        </button>
      </form>
    </search>
  );
}
