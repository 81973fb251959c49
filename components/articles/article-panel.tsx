import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import type { ArticlePanelData } from '@/lib/articles/dashboard/queries';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { ArticleMarks } from './marks';

/** A dashboard's list of what is to be read and confirmed. */
export async function ArticlePanel({ data: { toRead } }: { data: ArticlePanelData }) {
  const t = await getTranslations('articles');
  const locale = await getLocale();
  return (
    <Panel aside={<TextLink href="/articles">{t('panel.link')}</TextLink>} plain title={t('panel.title')}>
      {toRead.length === 0 ? <p>{t('panel.none')}</p> : null}
      <ul className="cards">
        {toRead.map((row) => (
          <li key={row.number} className="card">
            <div className="card-text">
              <p className="card-facts">
                <span>{row.organizationName}</span>
                <time dateTime={row.updatedAt.toISOString()}>{formatShortDateTime(row.updatedAt, locale)}</time>
              </p>
              <a className="link" href={`/articles/${row.number}`}>
                {row.title}
              </a>
              <ArticleMarks
                due={
                  row.confirmBy === null ? '' : ` ${t('panel.by', { date: formatShortDate(row.confirmBy, locale) })}`
                }
                row={row}
                t={t}
              />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
