import { Table } from '@/components/ui/list/table';
import type { AlarmRuleRow } from '@/lib/network/settings/queries';
import type { ThresholdRow } from '@/lib/network/thresholds/queries';
import { timeOfDay } from './forms/time-of-day';
import { measuredText } from './measured';
import type { NetworkWords } from './states';

/** Whom alarms reach, a rule a row. */
export function RuleTable({
  rules,
  mayChange,
  t,
}: {
  rules: readonly AlarmRuleRow[];
  mayChange: boolean;
  t: NetworkWords;
}) {
  return (
    <Table caption={t('settings.rules')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('settings.tier')}</th>
          <th scope="col">{t('settings.subject')}</th>
          <th scope="col">{t('settings.severity')}</th>
          <th scope="col">{t('settings.recipient')}</th>
          <th scope="col">{t('settings.hours')}</th>
          <th scope="col">{t('settings.condition')}</th>
          {mayChange ? <th scope="col">{t('settings.change')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
            <td data-label={t('settings.tier')}>{t(`settings.tiers.${rule.tier}`)}</td>
            <td data-label={t('settings.subject')}>{t(`settings.subjects.${rule.subject}`)}</td>
            <td data-label={t('settings.severity')}>{t(`settings.severities.${rule.severity}`)}</td>
            <td data-label={t('settings.recipient')}>{t(`settings.recipients.${rule.recipient}`)}</td>
            <td className="tight" data-label={t('settings.hours')}>
              {rule.opensAt === null ? t('settings.always') : `${timeOfDay(rule.opensAt)}–${timeOfDay(rule.closesAt)}`}
            </td>
            <td data-label={t('settings.condition')}>{conditionOf(rule, t)}</td>
            {mayChange ? (
              <td className="tight" data-label={t('settings.change')}>
                <a className="link" href={`/network/settings/rules/${rule.id}`}>
                  {t('settings.change')}
                </a>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function conditionOf({ afterMinutes, unacknowledged, enabled }: AlarmRuleRow, t: NetworkWords): string {
  const when = afterMinutes === 0 ? t('settings.atOnce') : t('settings.afterAt', { minutes: String(afterMinutes) });
  return [when, unacknowledged ? t('settings.unacknowledged') : '', enabled ? '' : t('settings.disabled')]
    .filter(Boolean)
    .join(' · ');
}

/** When a value is a warning or critical, by kind. */
export function LimitTable({
  limits,
  mayChange,
  t,
}: {
  limits: readonly ThresholdRow[];
  mayChange: boolean;
  t: NetworkWords;
}) {
  const text = ({ kind }: ThresholdRow, value: number | null) => (value === null ? '–' : measuredText(kind, value, t));
  return (
    <Table caption={t('settings.limits')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('limits.kind')}</th>
          <th className="num" scope="col">
            {t('limits.warning')}
          </th>
          <th className="num" scope="col">
            {t('limits.critical')}
          </th>
          <th className="num" scope="col">
            {t('limits.margin')}
          </th>
          <th className="num" scope="col">
            {t('limits.attempts')}
          </th>
          {mayChange ? <th scope="col">{t('settings.change')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {limits.map((row) => (
          <tr key={row.kind}>
            <td data-label={t('limits.kind')}>{t(`checkKinds.${row.kind}`)}</td>
            <td className="num" data-label={t('limits.warning')}>
              {text(row, row.warning)}
            </td>
            <td className="num" data-label={t('limits.critical')}>
              {text(row, row.critical)}
            </td>
            <td className="num" data-label={t('limits.margin')}>
              {row.margin}
            </td>
            <td className="num" data-label={t('limits.attempts')}>
              {row.attempts}
            </td>
            {mayChange ? (
              <td className="tight" data-label={t('settings.change')}>
                <a className="link" href={`/network/settings/limits/${row.kind}`}>
                  {t('settings.change')}
                </a>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
