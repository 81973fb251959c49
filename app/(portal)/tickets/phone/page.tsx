import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { suggestionLabels } from '@/components/knowledge/suggestion-labels';
import { Suggestions } from '@/components/knowledge/suggestions';
import { CallForm } from '@/components/tickets/call-form';
import { CallMatter } from '@/components/tickets/call-matter';
import { DraftKeeper } from '@/components/tickets/draft-keeper';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { errorText } from '@/lib/core/i18n/errors';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { recordCallAction } from '@/lib/tickets/actions';
import { keptCallFields } from '@/lib/tickets/drafts/constants';
import { canTakeCalls } from '@/lib/tickets/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets'))('phoneTitle') };
}

/** Filled in while talking: the caller first, then the matter, and the answer if there is one. */
export default async function PhonePage() {
  const actor = await requireActor();
  if (!canTakeCalls(actor)) notFound();
  const t = await getTranslations('tickets');
  return (
    <>
      <PageHeading
        actions={
          <ButtonLink href="/tickets/triage?queue=call_back" size="small">
            {t('triage.queues.call_back')}
          </ButtonLink>
        }
        title={t('phoneTitle')}
      />
      <ActionForm action={recordCallAction} label={t('phoneTitle')}>
        <CallForm
          aside={
            <Suggestions insertInto="answer" labels={await suggestionLabels('desk')} watch={['subject', 'question']} />
          }
          callerLabel={t('form.asker')}
          matter={
            <>
              <CallMatter />
              <div className="call-send">
                <SubmitButton>{t('form.record')}</SubmitButton>
                <div className="min-w-0 flex-1">
                  <p className="text-dns-14N-130">{`${t('form.askerHelp')}　${t('call.keys')}`}</p>
                  <DraftKeeper
                    failedLabel={t('form.draftFailed')}
                    fields={keptCallFields}
                    restoredLabel={t('form.draftRestored')}
                    savedLabel={t('form.draftSaved')}
                    ticketId={null}
                    userId={actor.userId}
                  />
                </div>
              </div>
            </>
          }
          person={
            <>
              <TextField autoComplete="off" label={t('form.caller')} name="contactName" required />
              <TextField
                autoComplete="off"
                inputMode="tel"
                label={t('form.contactPhone')}
                name="contactPhone"
                unmarked
              />
              <TextField label={t('form.callBackAt')} name="callBackAt" type="datetime-local" unmarked />
            </>
          }
          severalText={errorText({ code: 'tickets.severalCallers' }, await getLocale())}
          situation={{
            title: t('call.situation'),
            none: t('call.none'),
            window: t('call.window'),
            open: t('call.open'),
            closed: t('call.closed'),
            servers: t('call.servers'),
            noServers: t('call.noServers'),
            openTickets: t('call.openTickets'),
            endedTickets: t('call.endedTickets'),
            noTickets: t('call.noTickets'),
          }}
        />
      </ActionForm>
    </>
  );
}
