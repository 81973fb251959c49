import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';
import { decideItemAction, recordItemAction, scheduleItemAction } from '@/lib/projects/actions';
import { filesLimit, recordedStates, textLimit } from '@/lib/projects/constants';
import { itemKeys } from '@/lib/projects/template/constants';
import type { ItemRow, ProjectDetail } from '@/lib/projects/types';

interface Props {
  project: ProjectDetail;
  item: ItemRow;
}

function Which({ project, item }: Props) {
  return (
    <>
      <input name="projectId" type="hidden" value={project.id} />
      <input name="key" type="hidden" value={item.key} />
      <input name="version" type="hidden" value={item.version} />
    </>
  );
}

export async function RecordForm({ project, item }: Props) {
  const t = await getTranslations('projects');
  return (
    <Panel plain title={t('record.title')}>
      <ActionForm action={recordItemAction} label={t('record.title')}>
        <Which item={item} project={project} />
        <ChoiceField
          choices={recordedStates.map((value) => ({ value, label: t(`recordStates.${value}`) }))}
          defaultValue={item.state}
          inline
          kind="radio"
          legend={t('record.state')}
          name="state"
          required
        />
        <TextareaField
          defaultValue={item.note}
          label={t('record.note')}
          max={textLimit}
          name="note"
          rows={3}
          support={t('record.noteSupport')}
        />
        <FileUpload
          label={t('record.files')}
          maxBytes={env().RENKEI_FILE_MAX_BYTES}
          maxFiles={filesLimit}
          name="fileIds"
        />
        <div>
          <SubmitButton>{t('record.button')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

export async function DecideForm({ project, item }: Props) {
  const t = await getTranslations('projects.decide');
  return (
    <Panel plain title={t('title')}>
      <ActionForm action={decideItemAction} label={t('title')}>
        <Which item={item} project={project} />
        <ChoiceField
          choices={(['approve', 'return'] as const).map((value) => ({ value, label: t(value) }))}
          inline
          kind="radio"
          legend={t('choice')}
          name="decision"
          required
        />
        <TextareaField label={t('comment')} max={textLimit} name="comment" rows={2} />
        <div>
          <SubmitButton>{t('button')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

export async function ScheduleForm({ project, item }: Props) {
  const t = await getTranslations('projects');
  const others = itemKeys.filter((key) => key !== item.key && project.rows.some((row) => row.key === key));
  return (
    <Panel title={t('schedule.title')}>
      <p className="mb-4">{t('schedule.lead')}</p>
      <ActionForm action={scheduleItemAction} label={t('schedule.title')}>
        <Which item={item} project={project} />
        <div className="grid gap-6 desktop:grid-cols-2">
          <TextField defaultValue={item.startsOn ?? ''} label={t('schedule.startsOn')} name="startsOn" type="date" />
          <TextField defaultValue={item.endsOn ?? ''} label={t('schedule.endsOn')} name="endsOn" type="date" />
        </div>
        <ChoiceField
          choices={others.map((value) => ({ value, label: t(`items.${value}`) }))}
          defaultValue={item.dependsOn}
          inline
          kind="checkbox"
          legend={t('schedule.dependsOn')}
          name="dependsOn"
        />
        <div>
          <SubmitButton variant="outline">{t('schedule.button')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
