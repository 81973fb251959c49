import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { describeYearAction, publishYearAction } from '@/lib/statistics/actions';
import type { YearSummary } from '@/lib/statistics/provision/types';

/** The notice's date and signature, and whether everybody sees the year: for the center. */
export async function YearForm({ year, issuer }: { year: YearSummary; issuer: string }) {
  const t = await getTranslations('provision');
  const locale = await getLocale();
  const { id, version, noticedOn, signatory, basis, publishedAt } = year;
  const which = (
    <>
      <input name="id" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
    </>
  );
  return (
    <Panel plain title={t('edit.title')}>
      <ActionForm action={describeYearAction} className="max-w-3xl" label={t('edit.title')}>
        {which}
        <TextField
          className="max-w-xs"
          defaultValue={noticedOn ?? ''}
          label={t('edit.noticedOn')}
          name="noticedOn"
          type="date"
        />
        <DefinitionList items={[{ term: t('edit.issuer'), value: `${issuer}（${t('edit.issuerSupport')}）` }]} />
        <TextField defaultValue={signatory} label={t('edit.signatory')} maxLength={60} name="signatory" />
        <TextField defaultValue={basis} label={t('edit.basis')} maxLength={200} name="basis" />
        <div>
          <SubmitButton variant="outline">{t('edit.save')}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={publishYearAction} className="mt-6" label={t('edit.publish')}>
        {which}
        <input name="published" type="hidden" value={publishedAt === null ? 'true' : 'false'} />
        {publishedAt === null ? null : <p>{t('edit.published', { time: formatDateTime(publishedAt, locale) })}</p>}
        <div>
          <SubmitButton variant="outline">{t(publishedAt === null ? 'edit.publish' : 'edit.withdraw')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
