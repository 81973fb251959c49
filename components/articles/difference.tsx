import type { DifferenceLine } from '@/lib/articles/revisions/rules';
import { getTranslations } from '@/lib/core/i18n/server';

const looks = { same: '', added: 'difference-added', removed: 'difference-removed' } as const;

/** Two texts line by line; a word says what colour shows. */
export async function Difference({ lines }: { lines: readonly DifferenceLine[] }) {
  const t = await getTranslations('articles.revisions');
  if (lines.length === 0) return <p>{t('none')}</p>;
  return (
    <ol className="difference">
      {lines.map(({ key, kind, text }) => (
        <li key={key} className={`difference-line ${looks[kind]}`}>
          <span className="text-dns-14N-130">{kind === 'same' ? '' : t(kind)}</span>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
