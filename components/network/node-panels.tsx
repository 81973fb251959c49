import { DefinitionList } from '@/components/ui/definition-list';
import { Panel } from '@/components/ui/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { Table } from '@/components/ui/table';
import { formatNumber, formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { CheckSummary, NodeDetail } from '@/lib/network/types';
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
          { term: t('node.line'), value: node.lineCode ?? t('node.none') },
          { term: t('node.generation'), value: node.generation === '' ? t('node.none') : node.generation },
          { term: t('node.renewal'), value: date(node.renewalDueOn) },
          { term: t('node.validity'), value: `${date(node.validFrom)} – ${date(node.validTo)}` },
          { term: t('node.replaces'), value: node.replacesCode ?? t('node.none') },
        ]}
      />
    </Panel>
  );
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

const numberOf = (value: number | null): string => (value === null ? '–' : formatNumber(value));

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
              {numberOf(check.value)}
            </td>
            <td className="num" data-label={t('node.limits')}>
              {`${numberOf(check.warning)} / ${numberOf(check.critical)}`}
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
