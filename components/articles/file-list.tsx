import { Icon } from '@/components/ui/icon';
import type { ArticleFile } from '@/lib/articles/types';
import { formatBytes } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';

export async function FileList({ files }: { files: readonly ArticleFile[] }) {
  if (files.length === 0) return null;
  const t = await getTranslations('articles.page');
  return (
    <ul className="flex flex-col gap-1">
      {files.map(({ id, name, size, problem }) => (
        <li key={id} className="flex items-baseline gap-2">
          <Icon name="clip" />
          <span className="min-w-0">
            <a className="link inline-block py-1 [overflow-wrap:anywhere]" href={`/files/${id}`}>
              {name}
            </a>{' '}
            <span className="text-dns-14N-130 text-solid-gray-700">{formatBytes(size)}</span>
            {problem === '' ? null : (
              <span className="block text-dns-14N-130 text-solid-gray-700">{t(`unsearched.${problem}`)}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
