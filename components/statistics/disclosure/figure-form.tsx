import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { getTranslations } from '@/lib/core/i18n/server';
import { postFigureAction } from '@/lib/statistics/actions';
import { parts } from '@/lib/statistics/disclosure/rules';
import type { Figure } from '@/lib/statistics/disclosure/types';

interface FigureFormProps {
  figure: Figure;
  /** Of what is published for the year; 0 = nothing yet. */
  version: number;
  today: string;
}

/** Publishes a fiscal year. */
export async function FigureForm({ figure, version, today }: FigureFormProps) {
  const t = await getTranslations('disclosure');
  return (
    <Disclosure summary={t('figures.post')}>
      <ActionForm
        action={postFigureAction}
        className="max-w-3xl"
        doneMessage={t('figures.posted')}
        label={t('figures.post')}
      >
        <input name="fiscalYear" type="hidden" value={figure.fiscalYear} />
        <input name="version" type="hidden" value={version} />
        <p>{`${t('figures.yearName', { year: String(figure.fiscalYear) })}: ${t('figures.postSupport')}`}</p>
        <div className="grid gap-6 desktop:grid-cols-2">
          {parts.map((part) => (
            <TextField
              key={part}
              defaultValue={String(figure[part])}
              inputMode="numeric"
              label={t(`figures.${part}`)}
              name={part}
              required
            />
          ))}
          <TextField defaultValue={today} label={t('figures.postAsOf')} name="asOf" required type="date" />
        </div>
        <div>
          <SubmitButton variant="outline">{t('figures.postButton')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
