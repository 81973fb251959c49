import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { withdrawPreparedAction } from '@/lib/accounts/handover/prepared/actions';
import type { PreparedHandover } from '@/lib/accounts/handover/prepared/types';
import { getTranslations } from '@/lib/core/i18n/server';
import { HandoverForm } from './handover-form';
import { HandoverText } from './handover-text';
import { handoverWords } from './handover-words';

interface PreparedChangesProps {
  handover: PreparedHandover;
  /** The day that stands in the field at first. */
  effectiveOn: string;
}

/** What can be done with one until its moment, and with one that was refused: change it, withdraw it. */
export async function PreparedChanges({ handover, effectiveOn }: PreparedChangesProps) {
  const [t, words] = await Promise.all([getTranslations('users'), handoverWords()]);
  const { id, version, state, organization, text } = handover;
  return (
    <Panel plain>
      {state === 'refused' ? (
        <p className="mb-3">
          <TextLink href={`/admin/users/handover?organization=${organization.code}&from=${id}`}>
            {t('preparedHandover.applyNow')}
          </TextLink>
        </p>
      ) : null}
      <Disclosure summary={t('preparedHandover.edit')}>
        <HandoverForm ahead={{ effectiveOn, changes: { id, version } }} organizationId={organization.id} words={words}>
          <HandoverText value={text} />
        </HandoverForm>
      </Disclosure>
      <Disclosure summary={t('preparedHandover.withdraw')}>
        <p className="mb-3">{t('preparedHandover.withdrawLead')}</p>
        <ActionForm action={withdrawPreparedAction} label={t('preparedHandover.withdraw')}>
          <input name="id" type="hidden" value={id} />
          <input name="version" type="hidden" value={version} />
          <div>
            <SubmitButton variant="danger">{t('preparedHandover.withdraw')}</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </Panel>
  );
}
