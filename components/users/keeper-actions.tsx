import type { ButtonVariant } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import type { FormAction } from '@/components/ui/form/state';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import {
  disableUserAction,
  enableUserAction,
  resetFactorsAction,
  resetPasswordAction,
} from '@/lib/accounts/users/actions';
import type { UserDetail } from '@/lib/accounts/users/types';
import { getTranslations } from '@/lib/core/i18n/server';
import { IssuedForm } from './issued-form';
import { issuedWords } from './words';

/** What a keeper of users does with somebody's account; each opens to say what will happen. */
export async function KeeperActions({ user }: { user: UserDetail }) {
  const [t, words] = await Promise.all([getTranslations('users.detail'), issuedWords()]);
  const { id, version, name, factors, disabledAt } = user;
  return (
    <Panel plain title={t('actions')}>
      <Disclosure summary={t('resetPassword')}>
        <p className="mb-3">{t('resetPasswordLead', { name })}</p>
        <IssuedForm action={resetPasswordAction} label={t('resetPassword')} words={words}>
          <input name="id" type="hidden" value={id} />
          <SubmitButton variant="outline">{t('resetPassword')}</SubmitButton>
        </IssuedForm>
      </Disclosure>
      {factors.totp || factors.passkeys > 0 ? (
        <Step action={resetFactorsAction} lead={t('resetFactorsLead')} title={t('resetFactors')} id={id} />
      ) : null}
      {disabledAt ? (
        <Step
          action={enableUserAction}
          lead={t('enableLead', { name })}
          id={id}
          title={t('enable')}
          version={version}
          variant="outline"
        />
      ) : (
        <Step
          action={disableUserAction}
          lead={t('disableLead', { name })}
          title={t('disable')}
          id={id}
          version={version}
        />
      )}
    </Panel>
  );
}

interface StepProps {
  action: FormAction;
  title: string;
  lead: string;
  id: string;
  /** Where it matters that nobody changed the user meanwhile. */
  version?: number;
  variant?: ButtonVariant;
}

function Step({ action, title, lead, id, version, variant = 'danger' }: StepProps) {
  return (
    <Disclosure summary={title}>
      <p className="mb-3">{lead}</p>
      <ActionForm action={action} label={title}>
        <input name="id" type="hidden" value={id} />
        {version === undefined ? null : <input name="version" type="hidden" value={version} />}
        <SubmitButton variant={variant}>{title}</SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}
