import type { CheckKind } from '@/lib/core/generated/enums';
import { formatNumber } from '@/lib/core/i18n/format';
import type { NetworkWords } from './states';

const units: Readonly<Record<CheckKind, 'percent' | 'ms' | 'days' | 'count' | 'plain' | 'seconds'>> = {
  cpu: 'percent',
  memory: 'percent',
  disk: 'percent',
  load: 'plain',
  uptime: 'seconds',
  process: 'count',
  database: 'ms',
  tcp: 'ms',
  http: 'ms',
  certificate: 'days',
  dns: 'ms',
  icmp: 'ms',
  snmp: 'plain',
};

/** A measured value in its kind's unit; hours and days of an uptime are counted in days. */
export function measuredText(kind: CheckKind, value: number, t: NetworkWords): string {
  const unit = units[kind];
  if (unit === 'seconds') return t('units.uptime', { value: formatNumber(Math.floor(value / 86_400)) });
  return t(`units.${unit}`, { value: formatNumber(Math.round(value * 10) / 10) });
}
