import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Dialog } from '@/components/ui/layout/dialog';
import { getTranslations } from '@/lib/core/i18n/server';
import { approveNetAction, switchNetAction } from '@/lib/jobs/nets/actions';
import { startRunAction } from '@/lib/jobs/runs/actions';
import type { NetSummary } from '@/lib/jobs/types';

type Net = Pick<NetSummary, 'code' | 'version' | 'state' | 'builtIn' | 'definition'>;

/** What may be done with a net as a whole. */
export async function NetActions({ net }: { net: Net }) {
  const t = await getTranslations('jobs');
  const seen = (
    <>
      <input name="code" type="hidden" value={net.code} />
      <input name="version" type="hidden" value={net.version} />
    </>
  );
  const to = net.state === 'held' ? 'active' : 'held';
  return (
    <>
      {net.state === 'active' && net.definition.schedule.kind !== 'daily' ? (
        <Dialog title={t('runNow')} trigger={t('runNow')} triggerVariant="solid">
          <ActionForm action={startRunAction} label={t('runNow')}>
            <input name="code" type="hidden" value={net.code} />
            <TextField label={t('reason')} maxLength={500} name="reason" required />
            <SubmitButton>{t('runNow')}</SubmitButton>
          </ActionForm>
        </Dialog>
      ) : null}
      {net.state === 'active' || net.state === 'held' ? (
        <ActionForm action={switchNetAction} label={t(to === 'held' ? 'hold' : 'release')}>
          {seen}
          <SubmitButton name="to" value={to} variant="outline">
            {t(to === 'held' ? 'hold' : 'release')}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {net.state !== 'retired' && !net.builtIn ? (
        <Dialog title={t('retire')} trigger={t('retire')} triggerVariant="danger">
          <ActionForm action={switchNetAction} label={t('retire')}>
            {seen}
            <SubmitButton name="to" value="retired" variant="danger">
              {t('retire')}
            </SubmitButton>
          </ActionForm>
        </Dialog>
      ) : null}
    </>
  );
}

/** A second person lets the newest version run. */
export async function NetApproval({ code, version }: { code: string; version: number }) {
  const t = await getTranslations('jobs');
  return (
    <ActionForm action={approveNetAction} label={t('approve')}>
      <input name="code" type="hidden" value={code} />
      <input name="version" type="hidden" value={version} />
      <div>
        <SubmitButton>{t('approve')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
