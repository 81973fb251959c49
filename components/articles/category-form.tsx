import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { addCategoryAction, changeCategoryAction } from '@/lib/articles/categories/actions';
import type { Category, CategoryNode } from '@/lib/articles/categories/types';
import { articlePostings } from '@/lib/articles/constants';
import { getTranslations } from '@/lib/core/i18n/server';

async function CategoryFields({ category }: { category?: Category }) {
  const t = await getTranslations('articles.editor');
  return (
    <div className="grid gap-6 desktop:grid-cols-2">
      <TextField defaultValue={category?.name} label={t('name')} maxLength={100} name="name" required />
      <TextField defaultValue={category?.nameEn} label={t('nameEn')} maxLength={100} name="nameEn" required />
      <TextField defaultValue={category?.use} label={t('use')} maxLength={200} name="use" />
      <TextField defaultValue={category?.useEn} label={t('useEn')} maxLength={200} name="useEn" />
      <SelectField
        defaultValue={category?.posting ?? 'nation'}
        label={t('posting')}
        name="posting"
        options={articlePostings.map((posting) => ({ value: posting, label: t(`postings.${posting}`) }))}
        required
      />
      <TextField defaultValue={category?.position ?? 1} label={t('position')} name="position" required type="number" />
    </div>
  );
}

/** Changes one category. */
export async function CategoryForm({ category }: { category: Category }) {
  const t = await getTranslations('articles.editor');
  return (
    <ActionForm action={changeCategoryAction} label={category.name}>
      <input name="code" type="hidden" value={category.code} />
      <input name="version" type="hidden" value={category.version} />
      <CategoryFields category={category} />
      <CheckboxField defaultChecked={category.closed} name="closed">
        {t('closed')}
      </CheckboxField>
      <div>
        <SubmitButton aria-label={`${t('save')} ${category.name}`} variant="outline">
          {t('save')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Adds one below any of these. */
export async function NewCategoryForm({ nodes }: { nodes: readonly CategoryNode[] }) {
  const t = await getTranslations('articles.editor');
  return (
    <ActionForm action={addCategoryAction} label={t('add')}>
      <SelectField
        label={t('parent')}
        name="parent"
        options={[{ value: '', label: t('top') }, ...nodes.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <CategoryFields />
      <div>
        <SubmitButton>{t('add')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
