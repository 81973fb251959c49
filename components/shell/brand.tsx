import { getTranslations } from 'next-intl/server';
import { Logo } from './logo';

/** Name and mark of the portal, leading to the dashboard. */
export async function Brand() {
  const t = await getTranslations('common');
  return (
    <a className="flex min-h-11 items-center gap-2 text-std-17B-170 desktop:text-std-20B-150 text-blue-1000" href="/">
      <Logo />
      {t('productFull')}
    </a>
  );
}
