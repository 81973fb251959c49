import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatNumber, formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { CheckSummary, NodeDetail } from '@/lib/network/types';
import { nodeChangeLabel } from './event-table';
import { measuredText } from './measured';
import { CheckStateBadge, type NetworkWords } from './states';

interface NodePanelProps {
  node: NodeDetail;
  locale: Locale;
  t: NetworkWords;
}

export function NodeFacts({ node, locale, t }: NodePanelProps) {
  const date = (day: string | null) => (day === null ? t('node.none') : formatShortDate(day, locale));
  return (
    <Panel plain title={t('node.facts')}>
      <DefinitionList
        items={[
          { term: t('nodes.code'), value: node.code },
          { term: t('nodes.kind'), value: t(`kinds.${node.kind}`) },
          {
            term: t('nodes.owner'),
            value: (
              <a className="link" href={`/organizations/${node.organizationCode}`}>
                {node.organizationName}
              </a>
            ),
          },
          { term: t('node.place'), value: node.placeName },
          {
            term: t('node.parent'),
            value:
              node.parentCode === null ? (
                t('node.none')
              ) : (
                <a className="link" href={`/network/nodes/${node.parentCode}`}>
                  {node.parentCode}
                </a>
              ),
          },
          {
            term: t('node.line'),
            value:
              node.lineCode === null ? (
                t('node.none')
              ) : (
                <a className="link" href={`/network/lines/${node.lineCode}`}>
                  {node.lineCode}
                </a>
              ),
          },
          { term: t('node.system'), value: node.systemName === '' ? t('node.none') : node.systemName },
          { term: t('node.generation'), value: node.generation === '' ? t('node.none') : node.generation },
          { term: t('node.renewal'), value: date(node.renewalDueOn) },
          { term: t('node.validity'), value: validityOf(node, locale, t) },
          { term: t('node.replaces'), value: <Other code={node.replacesCode} t={t} /> },
          { term: t('node.replacedBy'), value: <Other code={node.replacedByCode} t={t} /> },
        ]}
      />
    </Panel>
  );
}

function Other({ code, t }: { code: string | null; t: NetworkWords }) {
  if (code === null) return t('node.none');
  return (
    <a className="link" href={`/network/nodes/${code}`}>
      {code}
    </a>
  );
}

function validityOf({ validFrom, validTo }: NodeDetail, locale: Locale, t: NetworkWords): string {
  const from = validFrom === null ? t('node.always') : t('node.from', { date: formatShortDate(validFrom, locale) });
  const to = validTo === null ? t('node.open') : t('node.until', { date: formatShortDate(validTo, locale) });
  return `${from} · ${to}`;
}

export function AgentFacts({ node, locale, t }: NodePanelProps) {
  const { agent } = node;
  return (
    <Panel plain title={t('node.agent')}>
      {agent === null ? (
        <p>{t('node.agentNone')}</p>
      ) : (
        <DefinitionList
          items={[
            { term: t('node.host'), value: agent.host === '' ? t('node.none') : agent.host },
            { term: t('node.platform'), value: agent.platform === '' ? t('node.none') : agent.platform },
            { term: t('node.version'), value: agent.agentVersion },
            { term: t('node.enrolled'), value: formatShortDateTime(agent.enrolledAt, locale) },
            {
              term: t('nodes.lastSeen'),
              value: agent.lastSeenAt === null ? t('nodes.never') : formatShortDateTime(agent.lastSeenAt, locale),
            },
            { term: t('node.deadline'), value: formatShortDateTime(agent.deadlineAt, locale) },
            {
              term: t('node.clock'),
              value: t('node.seconds', { value: formatNumber(Math.round(agent.clockOffsetMs / 100) / 10) }),
            },
          ]}
        />
      )}
    </Panel>
  );
}

const measuredOf = ({ kind }: CheckSummary, value: number | null, t: NetworkWords): string =>
  value === null ? '–' : measuredText(kind, value, t);

export function CheckTable({
  checks,
  locale,
  t,
}: {
  checks: readonly CheckSummary[];
  locale: Locale;
  t: NetworkWords;
}) {
  if (checks.length === 0) return <p>{t('node.checksNone')}</p>;
  return (
    <Table caption={t('node.checks')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('node.check')}</th>
          <th scope="col">{t('nodes.state')}</th>
          <th className="num" scope="col">
            {t('node.value')}
          </th>
          <th className="num" scope="col">
            {t('node.limits')}
          </th>
          <th scope="col">{t('node.sampled')}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.id}>
            <td data-label={t('node.check')}>
              {t(`checkKinds.${check.kind}`)} {check.name}
              {check.detail === '' ? null : <span className="block text-dns-14N-130">{check.detail}</span>}
            </td>
            <td data-label={t('nodes.state')}>
              <CheckStateBadge state={check.state} t={t} />{' '}
              {check.flapping ? <StatusBadge tone="warning">{t('node.flapping')}</StatusBadge> : null}
            </td>
            <td className="num" data-label={t('node.value')}>
              {measuredOf(check, check.value, t)}
            </td>
            <td className="num" data-label={t('node.limits')}>
              {`${measuredOf(check, check.warning, t)} / ${measuredOf(check, check.critical, t)}`}
            </td>
            <td className="tight" data-label={t('node.sampled')}>
              {check.sampledAt === null ? '' : formatShortDateTime(check.sampledAt, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function KeyTable({ node, locale, t }: NodePanelProps) {
  if (node.keys.length === 0) return null;
  return (
    <Panel plain title={t('node.keys')}>
      <Table caption={t('node.keys')} captionHidden narrow="stack">
        <thead>
          <tr>
            <th scope="col">{t('node.key')}</th>
            <th scope="col">{t('node.created')}</th>
            <th scope="col">{t('node.revoked')}</th>
          </tr>
        </thead>
        <tbody>
          {node.keys.map((key) => (
            <tr key={key.id}>
              <td className="font-mono break-all" data-label={t('node.key')}>
                {key.id}
              </td>
              <td className="tight" data-label={t('node.created')}>
                {formatShortDateTime(key.createdAt, locale)}
              </td>
              <td className="tight" data-label={t('node.revoked')}>
                {key.revokedAt === null ? '' : formatShortDateTime(key.revokedAt, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

/** What happened to a node as a thing, newest first; the last hundred. */
export function HistoryTable({ node, locale, t }: NodePanelProps) {
  return (
    <Panel plain title={t('node.history')}>
      {node.changes.length === 0 ? (
        <p>{t('node.historyNone')}</p>
      ) : (
        <Table caption={t('node.history')} captionHidden narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('node.when')}</th>
              <th scope="col">{t('node.what')}</th>
              <th scope="col">{t('node.who')}</th>
            </tr>
          </thead>
          <tbody>
            {node.changes.map((change) => (
              <tr key={change.id}>
                <td className="tight" data-label={t('node.when')}>
                  {formatShortDateTime(change.at, locale)}
                </td>
                <td data-label={t('node.what')}>
                  {nodeChangeLabel(change.kind, t)}
                  <span className="block text-dns-14N-130 text-solid-gray-700">{valuesOf(change)}</span>
                </td>
                <td data-label={t('node.who')}>
                  {change.userName === '' ? t('alarm.portal') : `${change.organizationName} ${change.userName}`}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

/** What was set, and in place of what where that differs. */
function valuesOf({ before, after }: NodeDetail['changes'][number]): string {
  return Object.entries(after ?? before ?? {})
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => {
      const was = after === null ? undefined : before?.[name];
      return was === undefined || was === value ? String(value) : `${String(was ?? '–')} → ${String(value)}`;
    })
    .join(' · ');
}
