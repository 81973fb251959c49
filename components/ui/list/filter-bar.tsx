import type { ComponentProps, ReactNode } from 'react';
import { getTranslations } from '@/lib/core/i18n/server';
import { Button } from '../button';
import { Select } from '../form/select';
import { TextLink } from '../link';

interface FilterBarProps {
  /** Where the list is; the filters become its query. */
  action: string;
  /** The list without any filter; given when one is set. */
  clearHref?: string | undefined;
  /** What must stay in the address though it is no filter (tab, order). */
  keep?: Readonly<Record<string, string | undefined>>;
  /** Labelled controls, `size="small"`. */
  children: ReactNode;
}

/** Filters of a list, as a GET form: they are in the address, so they can be linked to, saved and gone back to. */
export async function FilterBar({ action, clearHref, keep = {}, children }: FilterBarProps) {
  const t = await getTranslations('lists');
  return (
    <form
      action={action}
      aria-label={t('filterLabel')}
      className="no-print mb-4 flex flex-wrap items-end gap-x-4 gap-y-3 rounded-8 border border-line bg-panel p-4"
      method="get"
    >
      {Object.entries(keep).map(([name, value]) =>
        value === undefined ? null : <input key={name} name={name} type="hidden" value={value} />,
      )}
      {children}
      <div className="flex items-center gap-4">
        <Button size="small" type="submit" variant="outline">
          {t('filterApply')}
        </Button>
        {clearHref ? (
          <TextLink className="py-2 text-dns-14N-130" href={clearHref}>
            {t('filterClear')}
          </TextLink>
        ) : null}
      </div>
    </form>
  );
}

/** One labelled control of a filter bar. */
export function FilterItem({
  id,
  label,
  className,
  children,
}: {
  id: string;
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={className}>
      <label className="mb-1 block text-dns-14B-130" htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  );
}

interface FilterSelectProps extends Omit<ComponentProps<typeof Select>, 'size'> {
  name: string;
  label: string;
}

/** One choice of a filter bar. */
export function FilterSelect({ name, label, id = `filter-${name}`, ...select }: FilterSelectProps) {
  return (
    <FilterItem id={id} label={label}>
      <Select {...select} id={id} name={name} size="small" />
    </FilterItem>
  );
}
