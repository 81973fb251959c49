import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { Icon } from '../icon';

interface PagingProps {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  /** `total` is where counting stopped: there are more. */
  atLeast?: boolean;
  /** `total` are those that fit best, and others fit as well. */
  best?: boolean;
  /** Pages after the counted ones can be opened, up to this one; none = the counted ones are all. */
  lastPage?: number;
  /** Address of a page, with every filter of this one. */
  href: (page: number) => string;
  /** What is paged, where a page has two lists. */
  label?: string;
}

/** How many pages can be opened, and whether the list goes on after the last of them. */
export function pagesOf({
  page,
  pageSize,
  total,
  atLeast = false,
  lastPage,
}: Omit<PagingProps, 'href' | 'label' | 'best'>) {
  const counted = Math.max(1, Math.ceil(total / pageSize));
  const pages = lastPage === undefined ? counted : Math.min(lastPage, atLeast ? Math.max(counted, page + 1) : counted);
  return { pages, cut: pages * pageSize < total || (atLeast && page >= pages) };
}

/** The pages near the current one, with the first and the last. */
export function nearbyPages(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages];
  return [...new Set(wanted)].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b);
}

/** Which rows are shown of how many, and the way to the others. `rel` lets the keyboard page too. */
export async function Paging(props: PagingProps) {
  const { page, pageSize, total, atLeast, best, href, label } = props;
  const t = await getTranslations('lists');
  const { pages, cut } = pagesOf(props);
  if (page > pages) {
    // Where nothing is on the page nothing was counted, either: the first page has what there is.
    const way = total === 0 ? 1 : pages;
    return (
      <p className="mt-4">
        {t('pastEnd', { page: formatNumber(page) })}{' '}
        <a className="link inline-block py-2" href={href(way)}>
          {t('page', { page: formatNumber(way) })}
        </a>
      </p>
    );
  }
  if (total === 0) return null;
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  return (
    <nav aria-label={label ?? t('paging')} className="mt-4 flex flex-wrap items-center justify-between gap-3">
      <p>
        {t(best ? 'pagingRangeBest' : atLeast ? 'pagingRangeAtLeast' : 'pagingRange', {
          total: formatNumber(total),
          from: formatNumber(from),
          to: formatNumber(to),
        })}
        {cut && page === pages ? ` ${t('pagingEnd')}` : null}
      </p>
      {pages === 1 ? null : (
        <ul className="no-print flex flex-wrap items-center gap-1">
          {page > 1 ? (
            <li>
              <a aria-label={t('previous')} className="page-link" href={href(page - 1)} rel="prev">
                <Icon name="chevronLeft" />
              </a>
            </li>
          ) : null}
          {nearbyPages(page, pages).map((number, index, all) => (
            <li key={number} className={index > 0 && number - (all[index - 1] ?? 0) > 1 ? 'page-gap' : undefined}>
              <a
                aria-current={number === page ? 'page' : undefined}
                aria-label={t('page', { page: formatNumber(number) })}
                className="page-link"
                href={href(number)}
              >
                {formatNumber(number)}
              </a>
            </li>
          ))}
          {page < pages ? (
            <li>
              <a aria-label={t('next')} className="page-link" href={href(page + 1)} rel="next">
                <Icon name="chevronRight" />
              </a>
            </li>
          ) : null}
        </ul>
      )}
    </nav>
  );
}
