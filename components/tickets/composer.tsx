import { isAnswer } from '@/components/knowledge/suggested';
import { suggestionLabels } from '@/components/knowledge/suggestion-labels';
import { Suggestions } from '@/components/knowledge/suggestions';
import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { env } from '@/lib/core/env';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { UserId } from '@/lib/core/ids';
import { moveTicketAction } from '@/lib/tickets/actions';
import { chosenAtFirst, neighbours, writtenMoves } from '@/lib/tickets/composer/rules';
import { bodyLimit, filesLimit, type TicketMove } from '@/lib/tickets/constants';
import { keptAnswerFields } from '@/lib/tickets/drafts/constants';
import type { Draft } from '@/lib/tickets/drafts/queries';
import type { TriageView } from '@/lib/tickets/triage/schema';
import type { TicketDetail } from '@/lib/tickets/types';
import { DraftKeeper } from './draft-keeper';
import { MoveChoices } from './move-choices';
import { TriageField } from './triage-field';
import { Withdrawn } from './withdrawn';

interface ComposerProps {
  ticket: TicketDetail;
  moves: readonly TicketMove[];
  draft: Draft | null;
  userId: UserId;
  /** In triage: the view in which one goes on. */
  view?: TriageView | undefined;
}

/** Where one writes: exactly the moves that this person has now, and what each will do. */
export async function Composer({ ticket, moves, draft, userId, view }: ComposerProps) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const offered = writtenMoves(ticket, moves);
  if (offered.length === 0) return null;
  const suggestions = await suggestionLabels('desk');
  const { next, previous } = neighbours(ticket, ticket.tiers);
  const names = { next: next ?? '', previous: previous ?? '' };
  const choices = offered.map((move) => ({
    move,
    label: t(`moves.${move}`, names),
    act: t(`composer.acts.${move as 'answer'}`, names),
    help: move === 'answer' && previous === null ? t('moveHelp.answerAsker') : t(`moveHelp.${move as 'answer'}`, names),
  }));
  // A form of its own for each inquiry: what was typed for one is never sent to another.
  return (
    <Panel key={ticket.id} className="no-print" id="composer" title={t('composer.title')}>
      <div data-composer>
        <Withdrawn ticket={ticket} userId={userId} writes={draft !== null} />
        <ActionForm action={moveTicketAction} className="gap-4" label={t('composer.title')}>
          <input name="ticketId" type="hidden" value={ticket.id} />
          <input name="version" type="hidden" value={ticket.version} />
          <TriageField view={view} />
          {draft === null ? null : (
            <p className="text-dns-14N-130">
              {t('form.draftFound', { time: formatDateTime(draft.updatedAt, locale) })}
              {draft.filesGone === 0 ? null : ` ${t('form.draftFilesGone', { count: draft.filesGone })}`}
            </p>
          )}
          <MoveChoices
            choices={choices}
            initial={[draft?.fields.move, chosenAtFirst(offered, ticket.state)]}
            legend={t('composer.move')}
          />
          <TextareaField
            defaultValue={draft?.fields.text}
            label={t('composer.text')}
            max={bodyLimit}
            name="text"
            rows={4}
            unmarked
          />
          <Suggestions
            initial={`${ticket.subject} ${ticket.entries.find(({ kind }) => kind === 'question')?.body ?? ''}`.slice(
              0,
              500,
            )}
            inquiry={ticket.number}
            insertInto={offered.some(isAnswer) ? 'text' : undefined}
            labels={suggestions}
            watch={['text']}
          />
          {offered.includes('answer') ? (
            <SelectField
              emptyLabel={t('work.carriers.none')}
              label={t('work.carrier')}
              name="carrier"
              options={(['staff', 'contractor'] as const).map((value) => ({
                value,
                label: t(`work.carriers.${value}`),
              }))}
            />
          ) : null}
          <FileUpload
            initial={draft?.files}
            label={t('form.attachments')}
            maxBytes={env().RENKEI_FILE_MAX_BYTES}
            maxFiles={filesLimit}
            name="fileIds"
          />
          <DraftKeeper
            failedLabel={t('form.draftFailed')}
            fields={keptAnswerFields}
            restoredLabel={t('form.draftRestored')}
            savedLabel={t('form.draftSaved')}
            ticketId={ticket.id}
            userId={userId}
          />
          <div>
            <SubmitButton>
              <span className="move-acts">
                <span>{t('composer.submit')}</span>
                {choices.map(({ move, act }) => (
                  <span key={move} data-move={move}>
                    {act}
                  </span>
                ))}
              </span>
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Panel>
  );
}
