import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/link';

export async function NotFoundNotice() {
  const t = await getTranslations('pages');
  return (
    <div className="flex max-w-2xl flex-col items-start gap-4">
      <h1 className="text-std-24B-150">{t('notFoundTitle')}</h1>
      <p>{t('notFoundBody')}</p>
      <div>
        <p>{t('notFoundHints')}</p>
        <ul className="list-disc ps-6">
          <li>{t('notFoundHint1')}</li>
          <li>{t('notFoundHint2')}</li>
        </ul>
      </div>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </div>
  );
}
