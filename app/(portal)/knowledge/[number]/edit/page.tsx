import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IdentifyingWords } from '@/components/knowledge/identifying-words';
import { RemovedTable } from '@/components/knowledge/removed-table';
import { WordsFields } from '@/components/knowledge/words-fields';
import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { editKnowledgeAction } from '@/lib/knowledge/actions';
import { findIdentifying } from '@/lib/knowledge/anonymous/queries';
import { formatKnowledgeNumber, readKnowledgeNumber } from '@/lib/knowledge/number/rules';
import { canWriteKnowledge } from '@/lib/knowledge/policy';
import { findKnowledge } from '@/lib/knowledge/queries';
import { formatRevision } from '@/lib/knowledge/review/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('knowledge'))('edit') };
}

export default async function EditKnowledgePage({ params }: PageProps<'/knowledge/[number]/edit'>) {
  const actor = await requireActor();
  const number = readKnowledgeNumber((await params).number);
  if (!canWriteKnowledge(actor) || number === null) notFound();
  const item = await findKnowledge(askAs(actor), actor, number);
  if (item === null) notFound();
  const t = await getTranslations('knowledge');
  const open = item.versions.find(({ state }) => ['draft', 'review', 'returned'].includes(state));
  const newest = item.versions[0];
  const { title, question, answer } = open ?? item;
  const identifying = await findIdentifying(askAs(actor), [title, question, answer], item.sourceNumber);
  const name = formatKnowledgeNumber(item.number);
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/knowledge' },
          { label: name, href: `/knowledge/${item.number}` },
          { label: t('edit') },
        ]}
      />
      <PageHeading title={t('editTitle', { number: name })} />
      <div className="flex max-w-4xl flex-col gap-6">
        {open === undefined || item.sourceNumber === null ? null : (
          <Panel title={t('removed')}>
            <RemovedTable removed={open.removed} />
          </Panel>
        )}
        <IdentifyingWords found={identifying} />
        <ActionForm action={editKnowledgeAction} label={t('edit')}>
          <input name="number" type="hidden" value={item.number} />
          <input name="revision" type="hidden" value={newest === undefined ? '' : formatRevision(newest)} />
          <Panel plain>
            <div className="flex flex-col gap-6">
              <WordsFields words={open ?? item} />
              <ChoiceField
                choices={[
                  { value: 'review', label: t('review') },
                  { value: 'keep', label: t('keep') },
                ]}
                defaultValue="review"
                kind="radio"
                legend={t('next')}
                name="next"
                required
              />
              <div>
                <SubmitButton>{t('save')}</SubmitButton>
              </div>
            </div>
          </Panel>
        </ActionForm>
      </div>
    </>
  );
}
