import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { writeCampaignAction } from '@/lib/campaigns/actions';
import { frozenWorks, placeOf, stepPlaces, targetKinds, textLimit, titleLimit } from '@/lib/campaigns/constants';
import type { Draft, DraftStep } from '@/lib/campaigns/drafts/types';
import { getTranslations } from '@/lib/core/i18n/server';

/** Writes a campaign, or changes a draft. */
export async function DraftForm({ draft }: { draft: Draft | null }) {
  const t = await getTranslations('campaigns');
  const places = Array.from({ length: stepPlaces }, (_, place) => (
    <StepLine key={placeOf('step', place)} place={place} step={draft?.steps[place]} />
  ));
  return (
    <ActionForm action={writeCampaignAction} label={t('form.title')}>
      <input name="id" type="hidden" value={draft?.id ?? ''} />
      <input name="version" type="hidden" value={draft?.version ?? ''} />
      <div className="grid gap-4 desktop:grid-cols-2">
        <TextField defaultValue={draft?.title} label={t('form.name')} maxLength={titleLimit} name="title" required />
        <TextField
          defaultValue={draft?.titleEn}
          label={t('form.nameEn')}
          maxLength={titleLimit}
          name="titleEn"
          required
        />
        <TextareaField
          defaultValue={draft?.purpose}
          label={t('form.purpose')}
          max={textLimit}
          name="purpose"
          rows={3}
        />
        <TextareaField
          defaultValue={draft?.purposeEn}
          label={t('form.purposeEn')}
          max={textLimit}
          name="purposeEn"
          rows={3}
        />
        <TextField
          defaultValue={draft?.startsOn}
          label={t('form.startsOn')}
          maxLength={20}
          name="startsOn"
          required
          support={t('answer.doneOnSupport')}
        />
        <TextField
          defaultValue={draft?.dueOn}
          label={t('form.dueOn')}
          maxLength={20}
          name="dueOn"
          required
          support={t('answer.doneOnSupport')}
        />
      </div>
      <ChoiceField
        choices={targetKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        defaultValue={draft?.targetKinds ?? ['municipality']}
        inline
        kind="checkbox"
        legend={t('form.kinds')}
        name="targetKinds"
        required
      />
      <TextField
        defaultValue={draft?.targetCodes.join(' ')}
        label={t('form.codes')}
        maxLength={textLimit}
        name="targetCodes"
        support={t('form.codesSupport')}
      />
      <Panel plain title={t('form.steps')}>
        <p className="mb-4">{t('form.stepsLead')}</p>
        <div className="flex flex-col gap-4">{places.slice(0, 10)}</div>
        <Disclosure open={(draft?.steps.length ?? 0) > 10} summary={t('form.more')}>
          <div className="flex flex-col gap-4">{places.slice(10)}</div>
        </Disclosure>
      </Panel>
      <div>
        <SubmitButton size="large">{t('form.save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

async function StepLine({ place, step }: { place: number; step: DraftStep | undefined }) {
  const t = await getTranslations('campaigns');
  const line = place + 1;
  return (
    <div className="grid items-end gap-3 border-line border-t pt-4 desktop:grid-cols-2">
      <TextField
        defaultValue={step?.title}
        label={t('form.step', { line })}
        maxLength={titleLimit}
        name={placeOf('step', place)}
        unmarked
      />
      <TextField
        defaultValue={step?.titleEn}
        label={t('form.stepEn', { line })}
        maxLength={titleLimit}
        name={placeOf('stepEn', place)}
        unmarked
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          defaultValue={step?.weight ?? ''}
          inputMode="numeric"
          label={t('form.weight')}
          maxLength={3}
          name={placeOf('weight', place)}
          unmarked
        />
        <TextField
          defaultValue={step?.dueOn ?? ''}
          label={t('form.due')}
          maxLength={20}
          name={placeOf('due', place)}
          unmarked
        />
      </div>
      <div className="flex flex-wrap items-end gap-4">
        <SelectField
          defaultValue={step?.work ?? ''}
          emptyLabel={t('form.noWork')}
          label={t('form.work')}
          name={placeOf('work', place)}
          options={frozenWorks.map((value) => ({ value, label: t(`works.${value}`) }))}
          unmarked
        />
        <CheckboxField defaultChecked={step?.voluntary ?? false} name={placeOf('voluntary', place)} value="1">
          {t('form.voluntary')}
        </CheckboxField>
        <CheckboxField defaultChecked={step?.evidence ?? false} name={placeOf('evidence', place)} value="1">
          {t('form.evidence')}
        </CheckboxField>
      </div>
    </div>
  );
}
