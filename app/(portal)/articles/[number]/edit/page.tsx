import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MatterFields, OptionFields } from '@/components/articles/article-fields';
import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { reviseArticleAction } from '@/lib/articles/actions';
import { reasonLimit } from '@/lib/articles/constants';
import { readArticleNumber } from '@/lib/articles/number/rules';
import { canRevise } from '@/lib/articles/policy';
import { getArticle } from '@/lib/articles/queries';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.form'))('editTitle') };
}

export default async function EditArticlePage({ params }: { params: Promise<{ number: string }> }) {
  const actor = await requireActor();
  const number = readArticleNumber((await params).number);
  const article = number === null ? null : await getArticle(askAs(actor), actor, number);
  if (article === null || !canRevise(actor, article)) notFound();
  const t = await getTranslations('articles.form');
  const words = await getTranslations('articles');
  return (
    <>
      <Breadcrumb
        items={[
          { label: words('title'), href: '/articles' },
          { label: article.number, href: `/articles/${article.number}` },
          { label: t('editTitle') },
        ]}
      />
      <PageHeading eyebrow={article.number} title={t('editTitle')} />
      <ActionForm action={reviseArticleAction} className="max-w-4xl" label={t('editTitle')}>
        <input name="id" type="hidden" value={article.id} />
        <input name="version" type="hidden" value={article.version} />
        <MatterFields article={article} />
        <OptionFields article={article} />
        <Panel plain title={t('note')}>
          <div className="flex flex-col gap-6">
            <TextField label={t('note')} maxLength={reasonLimit} name="note" />
            <CheckboxField name="important">{t('important')}</CheckboxField>
          </div>
        </Panel>
        <div>
          <SubmitButton size="large">{t('submitEdit')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
