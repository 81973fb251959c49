import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { previewClosureAction } from '@/lib/window/settings/actions';
import type { ClosureRow } from '@/lib/window/settings/queries';
import { ClosureTable } from './closure-table';

interface ClosuresProps {
  rows: readonly ClosureRow[];
  /** Whose the reader enters; null = the nation's. */
  own: string | null;
  sets: boolean;
}

/** Special closing days of everybody, and the own ones to be entered. */
export async function Closures({ rows, own, sets }: ClosuresProps) {
  const t = await getTranslations('window.calendar');
  return (
    <Panel plain title={t('closures')}>
      {rows.length === 0 ? (
        <p className="mb-4">{t('empty')}</p>
      ) : (
        <ClosureTable removes={({ organizationId }) => sets && organizationId === own} rows={rows} />
      )}
      {sets ? (
        <ActionForm action={previewClosureAction} className="mt-4" label={t('add')}>
          <p>
            {t(own === null ? 'addNation' : 'addOwn')} {t('closureHelp')}
          </p>
          <div className="grid gap-6 desktop:grid-cols-3">
            <TextField label={t('date')} name="date" required type="date" />
            <TextField label={t('name')} maxLength={60} name="name" required />
            <TextField label={t('nameEn')} maxLength={60} name="nameEn" />
          </div>
          <div>
            <SubmitButton aria-label={`${t('confirm')} ${t('add')}`}>{t('confirm')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Panel>
  );
}
