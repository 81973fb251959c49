import { EmptyState } from '@/components/ui/empty-state';
import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { UserId } from '@/lib/core/ids';
import { approveTuningAction, saveTuningAction } from '@/lib/projects/actions';
import { textLimit, tuningWays } from '@/lib/projects/constants';
import type { ProjectDetail, TuningRow } from '@/lib/projects/types';
import { RemoveLine, WhichLine } from './line-forms';

interface TuningSheetProps {
  project: ProjectDetail;
  /** Null = reads only. */
  userId: UserId | null;
  approves: boolean;
}

const nameOf = ({ service, parameter }: TuningRow): string => `${service} ${parameter}`;

/** Per service and parameter: present form, difference, way, decision, approval (S1 §I.1 (3), §I.3 (2)). */
export async function TuningSheet({ project, userId, approves }: TuningSheetProps) {
  const t = await getTranslations('projects.tuning');
  const ways = await getTranslations('projects.ways');
  const columns = ['service', 'parameter', 'sourceForm', 'difference', 'way', 'decision', 'approved'] as const;
  if (project.tunings.length === 0)
    return (
      <EmptyState icon="settings" title={t('empty')}>
        {t('emptyHelp')}
      </EmptyState>
    );
  return (
    <Table caption={t('title')} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {project.tunings.map((line) => (
          <tr key={line.id}>
            <td data-label={t('service')}>{line.service}</td>
            <td data-label={t('parameter')}>{line.parameter}</td>
            <td data-label={t('sourceForm')}>{line.sourceForm}</td>
            <td data-label={t('difference')}>{line.difference}</td>
            <td className="tight" data-label={t('way')}>
              {ways(line.way)}
            </td>
            <td data-label={t('decision')}>{line.decision}</td>
            <td data-label={t('approved')}>
              <Approval approves={approves && line.editedBy !== userId} line={line} projectId={project.id} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

async function Approval({ line, projectId, approves }: { line: TuningRow; projectId: string; approves: boolean }) {
  const t = await getTranslations('projects.tuning');
  const locale = await getLocale();
  if (line.approvedAt !== null) return `${line.approvedBy} ${formatShortDateTime(line.approvedAt, locale)}`;
  if (line.decision === '') return <StatusBadge tone="neutral">{t('undecided')}</StatusBadge>;
  if (!approves) return <StatusBadge tone="waiting">{t('waits')}</StatusBadge>;
  const label = t('approveName', { name: nameOf(line) });
  return (
    <ActionForm action={approveTuningAction} label={label}>
      <WhichLine line={line} projectId={projectId} />
      <SubmitButton aria-label={label} size="small" variant="outline">
        {t('approve')}
      </SubmitButton>
    </ActionForm>
  );
}

/** A new line, and one form for each that is there. */
export async function TuningForms({ project }: { project: ProjectDetail }) {
  const t = await getTranslations('projects.tuning');
  return (
    <div>
      <Disclosure summary={t('add')}>
        <TuningForm label={t('add')} line={null} projectId={project.id} />
      </Disclosure>
      {project.tunings.map((line) => (
        <Disclosure key={`${line.id} ${line.version}`} summary={t('edit', { name: nameOf(line) })}>
          <TuningForm label={t('edit', { name: nameOf(line) })} line={line} projectId={project.id} />
          <RemoveLine line={line} name={nameOf(line)} projectId={project.id} sheet="tuning" />
        </Disclosure>
      ))}
    </div>
  );
}

interface TuningFormProps {
  projectId: string;
  line: TuningRow | null;
  label: string;
}

async function TuningForm({ projectId, line, label }: TuningFormProps) {
  const t = await getTranslations('projects');
  return (
    <ActionForm action={saveTuningAction} className="max-w-3xl" label={label}>
      <WhichLine line={line} projectId={projectId} />
      <div className="grid gap-6 desktop:grid-cols-2">
        <TextField defaultValue={line?.service} label={t('tuning.service')} maxLength={100} name="service" required />
        <TextField
          defaultValue={line?.parameter}
          label={t('tuning.parameter')}
          maxLength={100}
          name="parameter"
          required
        />
      </div>
      <TextareaField
        defaultValue={line?.sourceForm}
        label={t('tuning.sourceForm')}
        max={textLimit}
        name="sourceForm"
        rows={2}
      />
      <TextareaField
        defaultValue={line?.difference}
        label={t('tuning.difference')}
        max={textLimit}
        name="difference"
        rows={2}
      />
      <ChoiceField
        choices={tuningWays.map((value) => ({ value, label: t(`ways.${value}`) }))}
        defaultValue={line?.way}
        inline
        kind="radio"
        legend={t('tuning.way')}
        name="way"
        required
      />
      <TextareaField
        defaultValue={line?.decision}
        label={t('tuning.decision')}
        max={textLimit}
        name="decision"
        rows={2}
      />
      <div>
        <SubmitButton variant="outline">{t('line.save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
