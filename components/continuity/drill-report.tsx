import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { wayNames, waysOfWork } from '@/lib/continuity/drills/constants';
import { itemRows, resumeRows, secondsRows, townName } from '@/lib/continuity/drills/rules';
import type { DrillReport } from '@/lib/continuity/drills/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { ContinuityText } from './text';

interface ReportProps {
  report: DrillReport;
  locale: Locale;
  t: ContinuityText;
}

/** The report of a drill: the source's tables with what was seen now, then the evidence. Words of the items are the source's own. */
export function DrillReportView(props: ReportProps) {
  const { report, t } = props;
  return (
    <>
      <Panel plain title={t('drills.items')}>
        <ItemTable {...props} />
      </Panel>
      <Panel plain title={t('drills.seconds')}>
        <p className="mb-4">{t('drills.secondsNote')}</p>
        {report.towns.map((town) => (
          <SecondsTable key={town} town={town} {...props} />
        ))}
      </Panel>
      <Panel plain title={t('drills.resume')}>
        <ResumeTable {...props} />
      </Panel>
      <Lines lines={report.findings} none={t('drills.noFindings')} title={t('drills.findings')} />
      {report.faults.length === 0 ? null : <Lines lines={report.faults} none="" title={t('drills.faults')} />}
      <Lines lines={report.isolation} none={t('drills.noFindings')} title={t('drills.isolation')} />
      <Panel plain title={t('drills.evidence')}>
        <Evidence {...props} />
      </Panel>
    </>
  );
}

function ItemTable({ report, t }: ReportProps) {
  return (
    <Table caption={t('drills.items')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('drills.itemNo')}</th>
          <th scope="col">{t('drills.item')}</th>
          {report.towns.map((town) => (
            <th key={town} lang="ja" scope="col">
              {townName(town)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {itemRows(report).map(({ no, words, marks }) => (
          <tr key={no}>
            <td className="num">{no}</td>
            <th lang="ja" scope="row">
              {words}
            </th>
            {marks.map(({ town, mark }) => (
              <td key={town}>{mark}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function SecondsTable({ report, town, t }: ReportProps & { town: string }) {
  return (
    <Table caption={townName(town)} className="mb-4">
      <thead>
        <tr>
          <th scope="col">{t('drills.process')}</th>
          {waysOfWork.map((way) => (
            <th key={way} lang="ja" scope="col">
              {wayNames[way]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {secondsRows(report, town).map(({ kind, name, cells }) => (
          <tr key={kind}>
            <th lang="ja" scope="row">
              {name}
            </th>
            {cells.map(({ way, now, source }) => (
              <td className="num" key={way}>
                {now}
                <span className="block text-solid-gray-700">{source}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function ResumeTable({ report, t }: ReportProps) {
  return (
    <Table caption={t('drills.resume')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('ledger.town')}</th>
          <th scope="col">{t('drills.case')}</th>
          <th scope="col">{t('drills.machine')}</th>
          <th scope="col">{t('drills.source')}</th>
        </tr>
      </thead>
      <tbody>
        {resumeRows(report).map(({ town, plan, now, source }) => (
          <tr key={`${town} ${plan}`}>
            <th lang="ja" scope="row">
              {townName(town)}
            </th>
            <td>{t(`plans.${plan}`)}</td>
            <td className="num">{now}</td>
            <td lang="ja">{source}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Lines({ title, lines, none }: { title: string; lines: readonly string[]; none: string }) {
  return (
    <Panel plain title={title}>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="list-inside list-disc">
          {lines.map((line) => (
            <li className="whitespace-pre-line wrap-anywhere" key={line} lang="ja">
              {line}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Evidence({ report, locale }: ReportProps) {
  return (
    <div className="flex flex-col gap-2">
      {report.items.map(({ no, town, ok, evidence }) => (
        <details key={`${no} ${town}`}>
          <summary lang="ja">
            {ok ? '○' : '×'} {no} {townName(town)}（{evidence.length}）
          </summary>
          <ul className="my-2 list-inside list-disc pl-4">
            {evidence.map(({ at, seen }, index) => (
              <li className="wrap-anywhere" key={`${at} ${String(index)}`} lang="ja">
                {formatShortDateTime(new Date(at), locale)}　{seen}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
