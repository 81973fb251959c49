import { EmptyState } from '@/components/ui/empty-state';
import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { getTranslations } from '@/lib/core/i18n/server';
import { saveRiskAction } from '@/lib/projects/actions';
import { textLimit } from '@/lib/projects/constants';
import type { ProjectDetail, RiskRow } from '@/lib/projects/types';
import { RemoveLine, WhichLine } from './line-forms';

const levels = [1, 2, 3] as const;
const levelOf = (value: number) => levels.find((level) => level === value) ?? 1;

/** What may go wrong, the gravest first. */
export async function RiskSheet({ project }: { project: ProjectDetail }) {
  const t = await getTranslations('projects.risks');
  if (project.risks.length === 0)
    return (
      <EmptyState icon="alert" title={t('empty')}>
        {t('emptyHelp')}
      </EmptyState>
    );
  const columns = ['name', 'state', 'likelihood', 'impact', 'weight', 'measure', 'holder'] as const;
  return (
    <Table caption={t('title')} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} className={name === 'weight' ? 'num' : undefined} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {project.risks.map((risk) => (
          <tr key={risk.id}>
            <td className="wide" data-label={t('name')}>
              {risk.title}
            </td>
            <td className="tight" data-label={t('state')}>
              <StatusBadge tone={risk.closed ? 'closed' : 'progress'}>{t(risk.closed ? 'closed' : 'open')}</StatusBadge>
            </td>
            <td data-label={t('likelihood')}>{t(`levels.${levelOf(risk.likelihood)}`)}</td>
            <td data-label={t('impact')}>{t(`levels.${levelOf(risk.impact)}`)}</td>
            <td className="num" data-label={t('weight')}>
              {risk.likelihood * risk.impact}
            </td>
            <td data-label={t('measure')}>{risk.measure}</td>
            <td data-label={t('holder')}>{risk.holder}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export async function RiskForms({ project }: { project: ProjectDetail }) {
  const t = await getTranslations('projects.risks');
  return (
    <div>
      <Disclosure summary={t('add')}>
        <RiskForm label={t('add')} line={null} projectId={project.id} />
      </Disclosure>
      {project.risks.map((line) => (
        <Disclosure key={`${line.id} ${line.version}`} summary={t('edit', { name: line.title })}>
          <RiskForm label={t('edit', { name: line.title })} line={line} projectId={project.id} />
          <RemoveLine line={line} name={line.title} projectId={project.id} sheet="risk" />
        </Disclosure>
      ))}
    </div>
  );
}

interface RiskFormProps {
  projectId: string;
  line: RiskRow | null;
  label: string;
}

async function RiskForm({ projectId, line, label }: RiskFormProps) {
  const t = await getTranslations('projects');
  const options = levels.map((level) => ({ value: String(level), label: t(`risks.levels.${level}`) }));
  return (
    <ActionForm action={saveRiskAction} className="max-w-3xl" label={label}>
      <WhichLine line={line} projectId={projectId} />
      <TextField defaultValue={line?.title} label={t('risks.name')} maxLength={200} name="title" required />
      <div className="grid gap-6 desktop:grid-cols-2">
        {(['likelihood', 'impact'] as const).map((name) => (
          <SelectField
            key={name}
            defaultValue={String(line?.[name] ?? 2)}
            label={t(`risks.${name}`)}
            name={name}
            options={options}
            required
          />
        ))}
      </div>
      <TextareaField defaultValue={line?.measure} label={t('risks.measure')} max={textLimit} name="measure" rows={2} />
      <TextField defaultValue={line?.holder} label={t('risks.holder')} maxLength={100} name="holder" />
      {line === null ? null : (
        <CheckboxField defaultChecked={line.closed} name="closed">
          {t('risks.closeIt')}
        </CheckboxField>
      )}
      <div>
        <SubmitButton variant="outline">{t('line.save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
