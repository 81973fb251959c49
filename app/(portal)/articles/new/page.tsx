import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { AddresseeFields } from '@/components/articles/addressee-fields';
import { MatterFields, OptionFields } from '@/components/articles/article-fields';
import { Recipients } from '@/components/articles/recipients';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { postArticleAction } from '@/lib/articles/actions';
import { readAddresseeChoices } from '@/lib/articles/addressees/choices/queries';
import { listCategories, ownsSystem } from '@/lib/articles/categories/queries';
import { flatten, treeFor } from '@/lib/articles/categories/rules';
import { formsCode, titleLimit } from '@/lib/articles/constants';
import { canPost } from '@/lib/articles/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listOwnUploads } from '@/lib/files/queries';
import { canActInIncident } from '@/lib/incidents/policy';
import { canAsk } from '@/lib/tickets/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.form'))('newTitle') };
}

interface Props {
  searchParams: Promise<{ [name in 'category' | 'to' | 'file' | 'title']?: string | string[] }>;
}

/** An own upload that whoever leads here has put ready, and the title that they propose. */
const proposed = z.object({
  file: z.uuid().optional(),
  title: z.string().max(titleLimit).optional(),
});

export default async function NewArticlePage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const { category: code, to } = asked;
  const put = proposed.safeParse(asked);
  if (!put.success) notFound();
  const { file, title: proposedTitle } = put.data;
  const ask = askAs(actor);
  const owns = await ownsSystem(ask, actor);
  const nodes = flatten(treeFor(actor, await listCategories(ask)));
  const offered = nodes.filter(({ category }) => category !== null && canPost(actor, category.posting, owns));
  const forms = nodes.find((node) => node.code === formsCode);
  if (offered.length === 0) notFound();
  const chosen = offered.find((node) => node.code === code) ?? (offered.length === 1 ? offered[0] : undefined);
  const t = await getTranslations('articles.form');
  const title = await getTranslations('articles');
  const crumbs = [{ label: title('title'), href: '/articles' }, { label: t('newTitle') }];
  if (chosen === undefined)
    return (
      <>
        <Breadcrumb items={crumbs} />
        <PageHeading lead={t('chooseCategory')} title={t('newTitle')} />
        <ul className="flex flex-col gap-3">
          {offered.map((node) => (
            <li key={node.code}>
              <TextLink className="inline-block py-2" href={`/articles/new?category=${node.code}`}>
                {node.name}
              </TextLink>
              <p className="text-solid-gray-700">{node.use}</p>
            </li>
          ))}
        </ul>
      </>
    );
  const restricted = chosen.category?.restricted ?? false;
  return (
    <>
      <Breadcrumb items={crumbs} />
      <PageHeading eyebrow={chosen.name} lead={chosen.use} title={t('newTitle')} />
      <ActionForm action={postArticleAction} className="max-w-4xl" label={t('newTitle')}>
        <input name="category" type="hidden" value={chosen.code} />
        {restricted ? (
          <>
            <Panel>
              <p>{t('formsHint')}</p>
              <ul className="flex flex-wrap gap-x-6">
                {canAsk(actor) ? (
                  <li>
                    <a className="link inline-block py-2" href="/tickets/sheet">
                      {t('inquirySheet')}
                    </a>
                  </li>
                ) : null}
                {canActInIncident(actor) ? (
                  <li>
                    <a className="link inline-block py-2" href="/incidents/sheet">
                      {t('reportSheet')}
                    </a>
                  </li>
                ) : null}
                <li>
                  <TextLink className="inline-block py-2" href={`/articles?category=${formsCode}`}>
                    {forms?.name ?? formsCode}
                  </TextLink>
                </li>
              </ul>
            </Panel>
            <AddresseeFields
              choices={await readAddresseeChoices(ask, actor)}
              names={typeof to === 'string' ? to.slice(0, 100) : ''}
            />
          </>
        ) : null}
        <MatterFields
          files={file === undefined ? undefined : await listOwnUploads(ask, actor, [file])}
          title={proposedTitle}
        />
        <OptionFields />
        <Recipients
          count={t('recipientsCount', { organizations: '{organizations}', users: '{users}' })}
          countByDesk={t('recipientsByDesk', { organizations: '{organizations}', users: '{users}' })}
          help={t('recipientsHelp')}
          title={t('recipients')}
        />
        <div>
          <SubmitButton size="large">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
