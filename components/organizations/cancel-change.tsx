import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Dialog } from '@/components/ui/layout/dialog';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { cancelOrganizationChangeAction } from '@/lib/organizations/tree/actions';
import type { ChangeSummary } from '@/lib/organizations/tree/list/types';
import { nameIn } from './organization-name';

/** Asks before a plan is taken back. */
export async function CancelChange({ change }: { change: ChangeSummary }) {
  const t = await getTranslations('organizations');
  const locale = await getLocale();
  const date = formatDate(change.effectiveOn, locale);
  const kind = t(`change.kinds.${change.kind}`);
  const name = change.organization === null ? (change.name ?? '') : nameIn(locale, change.organization);
  return (
    <Dialog
      title={t('admin.cancelQuestion')}
      trigger={t('admin.cancel')}
      triggerLabel={t('admin.cancelLabel', { date, kind, name })}
      triggerSize="small"
      triggerVariant="outline"
    >
      <ActionForm action={cancelOrganizationChangeAction} label={t('admin.cancelQuestion')}>
        <p>{t('admin.cancelEffect', { date, kind })}</p>
        <input name="id" type="hidden" value={change.id} />
        <input name="version" type="hidden" value={change.version} />
        <div>
          <SubmitButton variant="danger">{t('admin.cancel')}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
