import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { approveReleaseAction, steerReleaseAction } from '@/lib/delivery/releases/actions';
import type { ReleaseDetail } from '@/lib/delivery/types';

type Release = Pick<ReleaseDetail, 'id' | 'version' | 'state'>;

/** The second signature. */
export async function ReleaseApproval({ release }: { release: Release }) {
  const t = await getTranslations('delivery');
  return (
    <ActionForm action={approveReleaseAction} className="max-w-2xl" label={t('approve')}>
      <p>{t('approveHelp')}</p>
      <input name="id" type="hidden" value={release.id} />
      <input name="version" type="hidden" value={release.version} />
      <TextField autoComplete="off" label={t('passphrase')} name="passphrase" required type="password" />
      <div>
        <SubmitButton>{t('approve')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

const possible = {
  proposed: ['cancel'],
  scheduled: ['stop', 'cancel'],
  running: ['stop', 'retry', 'roll-back'],
  stopped: ['resume', 'retry', 'roll-back', 'cancel'],
  done: ['retry', 'roll-back'],
  rolling_back: [],
  rolled_back: [],
  cancelled: [],
} as const;
const words = { stop: 'stop', resume: 'resume', retry: 'retry', 'roll-back': 'rollBack', cancel: 'cancel' } as const;

/** Stop, resume, retry, roll back, cancel: what the release's state allows. */
export async function ReleaseActions({ release }: { release: Release }) {
  const t = await getTranslations('delivery');
  const steps = possible[release.state];
  if (steps.length === 0) return null;
  return (
    <ActionForm action={steerReleaseAction} className="max-w-2xl" label={t('steer')}>
      <input name="id" type="hidden" value={release.id} />
      <input name="version" type="hidden" value={release.version} />
      <TextField label={t('reason')} maxLength={500} name="reason" required />
      <div className="flex flex-wrap gap-3">
        {steps.map((step) => (
          <SubmitButton
            key={step}
            name="wanted"
            value={step}
            variant={step === 'resume' || step === 'retry' ? 'outline' : 'danger'}
          >
            {t(words[step])}
          </SubmitButton>
        ))}
      </div>
    </ActionForm>
  );
}
