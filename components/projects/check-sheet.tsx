import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { saveCheckAction } from '@/lib/projects/actions';
import { type CheckList, type CheckResult, checkResults, textLimit } from '@/lib/projects/constants';
import type { CheckRow, ProjectDetail } from '@/lib/projects/types';
import { RemoveLine, WhichLine } from './line-forms';

const tones: Record<CheckResult, Tone> = {
  open: 'neutral',
  passed: 'success',
  failed: 'error',
  not_applicable: 'closed',
};

interface CheckSheetProps {
  project: ProjectDetail;
  list: CheckList;
  works: boolean;
}

/** One checklist: of the migration or of the tests. */
export async function CheckSheet({ project, list, works }: CheckSheetProps) {
  const t = await getTranslations('projects');
  const checks = project.checks.filter((check) => check.list === list);
  const done = checks.filter(({ result }) => result !== 'open').length;
  const title = t(`checks.lists.${list}`);
  return (
    <Panel aside={t('checks.progress', { done, all: checks.length })} plain title={title}>
      {checks.length === 0 ? <p>{t('checks.empty')}</p> : <CheckTable checks={checks} title={title} />}
      {works ? (
        <div className="mt-3">
          <Disclosure summary={t('checks.add')}>
            <CheckForm label={`${t('checks.add')} ${title}`} line={null} list={list} projectId={project.id} />
          </Disclosure>
          {checks.map((line) => (
            <Disclosure key={`${line.id} ${line.version}`} summary={t('checks.edit', { name: line.title })}>
              <CheckForm
                label={t('checks.edit', { name: line.title })}
                line={line}
                list={list}
                projectId={project.id}
              />
              <RemoveLine line={line} name={line.title} projectId={project.id} sheet="check" />
            </Disclosure>
          ))}
        </div>
      ) : null}
    </Panel>
  );
}

async function CheckTable({ checks, title }: { checks: readonly CheckRow[]; title: string }) {
  const t = await getTranslations('projects');
  const locale = await getLocale();
  return (
    <Table caption={title} captionHidden narrow="stack">
      <thead>
        <tr>
          {(['name', 'result', 'note', 'by'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`checks.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.id}>
            <td className="wide" data-label={t('checks.name')}>
              {check.title}
            </td>
            <td className="tight" data-label={t('checks.result')}>
              <StatusBadge tone={tones[check.result]}>{t(`results.${check.result}`)}</StatusBadge>
            </td>
            <td data-label={t('checks.note')}>{check.note}</td>
            <td data-label={t('checks.by')}>
              {check.checkedAt === null ? '' : `${check.checkedBy} ${formatShortDateTime(check.checkedAt, locale)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface CheckFormProps {
  projectId: string;
  list: CheckList;
  line: CheckRow | null;
  label: string;
}

async function CheckForm({ projectId, list, line, label }: CheckFormProps) {
  const t = await getTranslations('projects');
  return (
    <ActionForm action={saveCheckAction} className="max-w-3xl" label={label}>
      <WhichLine line={line} projectId={projectId} />
      <input name="list" type="hidden" value={list} />
      <TextField defaultValue={line?.title} label={t('checks.name')} maxLength={200} name="title" required />
      <ChoiceField
        choices={checkResults.map((value) => ({ value, label: t(`results.${value}`) }))}
        defaultValue={line?.result ?? 'open'}
        inline
        kind="radio"
        legend={t('checks.result')}
        name="result"
        required
      />
      <TextareaField defaultValue={line?.note} label={t('checks.note')} max={textLimit} name="note" rows={2} />
      <div>
        <SubmitButton variant="outline">{t('line.save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
