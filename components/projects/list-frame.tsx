import type { ReactNode } from 'react';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import type { Problem } from '@/lib/core/errors';
import { getTranslations } from '@/lib/core/i18n/server';
import { countLimit, exportLimit, pageSize } from '@/lib/projects/constants';
import { queryOf } from '@/lib/projects/list/rules';

type Filter = Readonly<Record<string, string | number | undefined>> & { readonly page: number };

interface ListFrameProps {
  /** Of the page; its export stands below it. */
  address: string;
  clearHref: string;
  filter: Filter;
  problems: readonly Problem[];
  total: number;
  children: ReactNode;
}

/** A list with its pages and its export, or what is wrong with its filter. */
export async function ListFrame({ address, clearHref, filter, problems, total, children }: ListFrameProps) {
  const t = await getTranslations('projects.filters');
  return (
    <ListOrProblems clearHref={clearHref} labels={{ q: t('q'), from: t('from') }} problems={problems}>
      {children}
      <Paging
        atLeast={total > countLimit}
        href={(page) => `${address}?${queryOf({ ...filter, page })}`}
        page={filter.page}
        pageSize={pageSize}
        total={Math.min(total, countLimit)}
      />
      <ExportLinks
        href={(format) => `${address}/export?${queryOf({ ...filter, page: undefined, format })}`}
        {...(total > countLimit ? { most: exportLimit } : {})}
      />
    </ListOrProblems>
  );
}
