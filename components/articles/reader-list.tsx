import { Panel } from '@/components/ui/layout/panel';
import type { ArticleDetail } from '@/lib/articles/types';
import { getTranslations } from '@/lib/core/i18n/server';

/** Whom an article is addressed to. */
export async function ReaderList({ article: { readers, readerCount } }: { article: ArticleDetail }) {
  const t = await getTranslations('articles.page');
  const more = readerCount - readers.length;
  return (
    <Panel title={t('addressees', { count: readerCount })}>
      <ul className="flex flex-col gap-1">
        {readers.map(({ code, name, mayUpdate }) => (
          <li key={code}>
            <a className="link" href={`/organizations/${code}`}>
              {name}
            </a>
            {mayUpdate ? <span className="ms-2 text-dns-14N-130">{t('mayUpdate')}</span> : null}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="mt-2">{t('addresseesMore', { count: more })}</p> : null}
    </Panel>
  );
}
