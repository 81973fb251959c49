import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WordsFields } from '@/components/knowledge/words-fields';
import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { writeKnowledgeAction } from '@/lib/knowledge/actions';
import { canWriteKnowledge } from '@/lib/knowledge/policy';
import { ticketCategories, ticketSystems } from '@/lib/tickets/constants';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('knowledge'))('newTitle') };
}

export default async function NewKnowledgePage() {
  const actor = await requireActor();
  if (!canWriteKnowledge(actor)) notFound();
  const t = await getTranslations('knowledge');
  const tickets = await getTranslations('tickets');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/knowledge' }, { label: t('newTitle') }]} />
      <PageHeading title={t('newTitle')} />
      <ActionForm action={writeKnowledgeAction} className="max-w-4xl" label={t('newTitle')}>
        <Panel plain>
          <div className="flex flex-col gap-6">
            <div className="grid gap-6 desktop:grid-cols-2">
              <SelectField
                emptyLabel=""
                label={t('columns.system')}
                name="system"
                options={ticketSystems.map((value) => ({ value, label: tickets(`systems.${value}`) }))}
                required
              />
              <SelectField
                emptyLabel=""
                label={t('columns.category')}
                name="category"
                options={ticketCategories.map((value) => ({ value, label: tickets(`categories.${value}`) }))}
                required
              />
            </div>
            <WordsFields words={{}} />
            <div>
              <SubmitButton>{t('save')}</SubmitButton>
            </div>
          </div>
        </Panel>
      </ActionForm>
    </>
  );
}
