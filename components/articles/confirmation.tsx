import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { confirmArticleAction } from '@/lib/articles/actions';
import type { ArticleDetail } from '@/lib/articles/types';
import { formatDate, formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** Asks the organization to confirm that it has read, or received, the article; afterwards says who did. */
export async function Confirmation({ article, may }: { article: ArticleDetail; may: boolean }) {
  const t = await getTranslations('articles.page');
  const locale = await getLocale();
  const receipt = article.restricted && !article.mustRead;
  if (article.confirmed !== null) {
    const { at, by } = article.confirmed;
    return <Banner kind="success" title={t('confirmedBy', { time: formatDateTime(at, locale), name: by })} />;
  }
  const due = article.confirmBy === null ? null : t('confirmBy', { date: formatDate(article.confirmBy, locale) });
  return (
    <Banner kind={receipt ? 'info' : 'warning'} title={t(receipt ? 'receipt' : 'confirmTitle')}>
      <p className="mb-3">
        {t(receipt ? 'receiptLead' : 'confirmLead')} {due}
      </p>
      {may ? (
        <ActionForm action={confirmArticleAction} label={t(receipt ? 'receipt' : 'confirmTitle')}>
          <input name="id" type="hidden" value={article.id} />
          <input name="revision" type="hidden" value={article.revision} />
          <div>
            <SubmitButton variant="outline">{t(receipt ? 'receiptConfirm' : 'confirm')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Banner>
  );
}
