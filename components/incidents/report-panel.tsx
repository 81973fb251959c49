import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { env } from '@/lib/core/env';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { FileSummary } from '@/lib/files/types';
import { reviseReportAction } from '@/lib/incidents/actions';
import { filesLimit } from '@/lib/incidents/constants';
import { changedKeys, kindsAfter, reportKeys } from '@/lib/incidents/report/rules';
import { localText } from '@/lib/incidents/report/wording/rules';
import type { IncidentDetail, RevisionRow } from '@/lib/incidents/types';
import { Which } from './act-form';
import { ReportFields } from './report-fields';

type Words = Awaited<ReturnType<typeof getTranslations<'incidents'>>>;

const itemsOf = (t: Words, { values }: RevisionRow) =>
  reportKeys.map((key) => {
    const text = key === 'occurredAt' || key === 'recoveredAt' ? localText(values[key]) : values[key];
    return { term: t(`report.${key}`), value: <span className="whitespace-pre-line">{text || t('unknown')}</span> };
  });

/** The one report: its newest version, the earlier ones, and the form for the next. */
export async function ReportPanel({
  incident,
  files,
  revises,
}: {
  incident: IncidentDetail;
  files: readonly FileSummary[];
  revises: boolean;
}) {
  const t = await getTranslations('incidents');
  const shell = await getTranslations('shell');
  const locale = await getLocale();
  const newest = incident.revisions.at(-1);
  if (newest === undefined) return null;
  const headline = ({ revision, kind }: RevisionRow) =>
    t('report.current', { revision, kind: t(`report.kinds.${kind}`) });
  const earlier = incident.revisions.slice(0, -1).reverse();
  return (
    <Panel plain title={`${t('report.title')} ${headline(newest)}`}>
      <DefinitionList
        items={[
          ...itemsOf(t, newest),
          {
            term: t('report.files'),
            value:
              files.length === 0
                ? t('none')
                : files.map(({ id, name }) => (
                    <TextLink key={id} className="me-4" href={`/files/${id}`}>
                      {name}
                    </TextLink>
                  )),
          },
        ]}
      />
      {earlier.length > 0 ? (
        <Disclosure summary={t('report.history')}>
          {earlier.map((one, index) => {
            const after = incident.revisions[incident.revisions.length - 1 - index] ?? newest;
            const changed = changedKeys(one.values, after.values).map((key) => t(`report.${key}`));
            return (
              <section key={one.revision} className="mb-4">
                <h3 className="text-std-17B-170">{`${headline(one)} ${formatDateTime(one.at, locale)} ${one.userName}`}</h3>
                <p>{`${t('report.changed')}: ${changed.join(shell('listSeparator')) || t('none')}`}</p>
                <DefinitionList items={itemsOf(t, one)} />
              </section>
            );
          })}
        </Disclosure>
      ) : null}
      {revises ? (
        <Disclosure summary={t('report.revise')}>
          <p className="mb-4">{t('report.reviseLead')}</p>
          <ActionForm action={reviseReportAction} className="max-w-4xl" label={t('report.revise')}>
            <Which incident={incident} />
            <ChoiceField
              choices={kindsAfter(incident.reportKind).map((value) => ({ value, label: t(`report.kinds.${value}`) }))}
              defaultValue="follow_up"
              inline
              kind="radio"
              legend={t('report.kind')}
              name="kind"
              required
            />
            <ReportFields values={newest.values} />
            {incident.leak ? null : <CheckboxField name="leak">{t('form.leak')}</CheckboxField>}
            {incident.security ? null : <CheckboxField name="security">{t('form.security')}</CheckboxField>}
            <FileUpload
              initial={files}
              label={t('form.files')}
              maxBytes={env().RENKEI_FILE_MAX_BYTES}
              maxFiles={filesLimit}
              name="fileIds"
              support={t('form.filesSupport', { max: filesLimit })}
            />
            <div>
              <SubmitButton>{t('report.revise')}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      ) : null}
    </Panel>
  );
}
