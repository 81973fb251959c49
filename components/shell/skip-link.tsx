import { getTranslations } from 'next-intl/server';

/** First in the order of focus: past header and menu. The page's `<main id="content">` is its target. */
export async function SkipLink() {
  const t = await getTranslations('shell');
  return (
    <a className="skip-link" href="#content">
      {t('skipToContent')}
    </a>
  );
}
