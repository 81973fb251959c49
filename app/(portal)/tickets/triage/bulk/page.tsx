import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CancelLink } from '@/components/tickets/cancel-link';
import { colleagueOptions } from '@/components/tickets/colleague-options';
import { TriageField } from '@/components/tickets/triage-field';
import { EmptyState } from '@/components/ui/empty-state';
import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { changeSeveralAction } from '@/lib/tickets/actions';
import { listDuty } from '@/lib/tickets/duty/queries';
import { worksAtDesk } from '@/lib/tickets/policy';
import { listChosen } from '@/lib/tickets/triage/queries';
import { addressWithChosen } from '@/lib/tickets/triage/rules';
import { bulkPreviewSchema } from '@/lib/tickets/triage/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets'))('triage.bulkTitle') };
}

/** What will be done to which inquiries, before it is done. */
export default async function BulkPage({ searchParams }: PageProps<'/tickets/triage/bulk'>) {
  const actor = await requireActor();
  if (!worksAtDesk(actor)) notFound();
  const { filter, problems } = readQuery(
    bulkPreviewSchema.partial(),
    (await searchParams) as Record<string, string | string[]>,
  );
  const t = await getTranslations('tickets');
  const bulk = filter.bulk ?? 'take';
  const chosen = problems.length === 0 ? (filter.chosen ?? []) : [];
  const back = addressWithChosen(filter.triage ?? {}, chosen);
  const rows = await listChosen(
    askAs(actor),
    actor,
    chosen.map(({ ticketId }) => ticketId),
  );
  const colleagues = bulk === 'assign' ? await listDuty(askAs(actor), actor) : [];
  const versionOf = new Map(chosen.map(({ ticketId, version }) => [ticketId, version]));
  const action = t(`triage.bulkActions.${bulk}`);
  return (
    <>
      <Breadcrumb items={[{ label: t('triage.title'), href: back }, { label: t('triage.bulkTitle') }]} />
      <PageHeading title={t('triage.bulkTitle')} />
      {rows.length === 0 ? (
        <EmptyState title={t('triage.bulkNone')}>
          <TextLink href={back}>{t('triage.title')}</TextLink>
        </EmptyState>
      ) : (
        <Panel plain>
          <p className="mb-3">{t('triage.bulkWill', { count: rows.length, action })}</p>
          <ul className="mb-4">
            {rows.map(({ number, subject, askerName, holderUserName, hold }) => (
              <li key={number}>
                {[number, subject, askerName, holderUserName].filter(Boolean).join('　')}
                {bulk === 'pending' && hold === 'call_back' ? (
                  <strong className="ms-2">{t('triage.bulkPromised')}</strong>
                ) : null}
              </li>
            ))}
          </ul>
          <ActionForm action={changeSeveralAction} className="max-w-md" label={t('triage.bulkTitle')}>
            <input name="bulk" type="hidden" value={bulk} />
            <TriageField view={filter.triage} />
            {rows.map(({ id }) => (
              <input key={id} name="chosen" type="hidden" value={`${id} ${versionOf.get(id)}`} />
            ))}
            {bulk === 'assign' ? (
              <SelectField
                emptyLabel={t('form.choose')}
                label={t('composer.colleague')}
                name="assigneeId"
                options={await colleagueOptions(colleagues)}
                required
              />
            ) : null}
            {bulk === 'pending' ? (
              <TextField label={t('work.until')} name="until" required type="datetime-local" />
            ) : null}
            <div className="flex flex-wrap items-center gap-4">
              <SubmitButton>{t('triage.bulkDo')}</SubmitButton>
              <CancelLink href={back}>{t('triage.bulkCancel')}</CancelLink>
            </div>
          </ActionForm>
        </Panel>
      )}
    </>
  );
}
