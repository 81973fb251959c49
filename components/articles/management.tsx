import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Dialog } from '@/components/ui/layout/dialog';
import { moveArticleAction, withdrawArticleAction } from '@/lib/articles/actions';
import type { CategoryNode } from '@/lib/articles/categories/types';
import { reasonLimit } from '@/lib/articles/constants';
import type { ArticleDetail } from '@/lib/articles/types';
import { getTranslations } from '@/lib/core/i18n/server';

interface ManagementProps {
  article: ArticleDetail;
  /** Where it could be moved. */
  categories: readonly CategoryNode[];
}

/** Taking an article back, and putting it elsewhere. */
export async function Management({ article, categories }: ManagementProps) {
  const t = await getTranslations('articles');
  const hidden = (
    <>
      <input name="id" type="hidden" value={article.id} />
      <input name="version" type="hidden" value={article.version} />
    </>
  );
  return (
    <div className="no-print flex flex-wrap gap-3">
      {categories.length === 0 ? null : (
        <Dialog title={t('page.move')} trigger={t('page.moveButton')}>
          <ActionForm action={moveArticleAction} label={t('page.move')}>
            {hidden}
            <SelectField
              defaultValue={article.categoryCode}
              label={t('form.category')}
              name="category"
              options={categories.map(({ code, name }) => ({ value: code, label: name }))}
              required
            />
            <div>
              <SubmitButton>{t('page.moveButton')}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      )}
      <Dialog title={t('page.withdraw')} trigger={t('page.withdraw')} triggerVariant="danger">
        <p className="mb-4">{t('page.withdrawHelp')}</p>
        <ActionForm action={withdrawArticleAction} label={t('page.withdraw')}>
          {hidden}
          <TextareaField label={t('page.reason')} max={reasonLimit} name="reason" required rows={3} />
          <div>
            <SubmitButton variant="danger">{t('page.withdraw')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </div>
  );
}
