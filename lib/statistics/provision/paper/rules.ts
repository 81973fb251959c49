import { formatWareki } from '@/lib/core/i18n/format';
import { methodNames, methods } from '../constants';
import type { GroupDetail } from '../types';

/** 平成24年8月. */
export const eraMonth = (month: string): string => formatWareki(month).replace(/1日$/, '');

export interface PaperLine {
  readonly month: string;
  readonly count: string;
  readonly method: string;
}

/**
 * A group's lines as the official table has them: by month, the year said on the first line and where it turns. A row whose count is lost
 * stands there and says so.
 */
export function paperLines({ counts, lost }: GroupDetail): PaperLine[] {
  const order = (method: string) => (methods as readonly string[]).indexOf(method);
  const rows = [
    ...counts.map(({ month, method, count }) => ({ month, method, count: count.toLocaleString('en-US') })),
    ...lost.map(({ month, method }) => ({ month, method, count: '（欠落）' })),
  ].sort((a, b) => a.month.localeCompare(b.month) || order(a.method) - order(b.method));
  return rows.map(({ month, method, count }, index) => {
    const before = rows[index - 1]?.month;
    const whole = before === undefined || before.slice(0, 4) !== month.slice(0, 4);
    return {
      month: whole ? eraMonth(month) : `${Number(month.slice(5, 7))}月`,
      ...{ count, method: method === '' ? '' : methodNames[method] },
    };
  });
}
