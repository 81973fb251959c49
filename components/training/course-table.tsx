import { Table, TableHead } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { minutesOf } from '@/lib/training/constants';
import { completionOf } from '@/lib/training/rules';
import type { CourseProgress } from '@/lib/training/types';

/** The seven courses with how many are how far. */
export async function CourseTable({ caption, rows }: { caption: string; rows: readonly CourseProgress[] }) {
  const t = await getTranslations('training');
  const words = await getTranslations('courses');
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <TableHead
        columns={(['course', 'enrolled', 'started', 'completed', 'rate'] as const).map((name) => ({
          label: t(`columns.${name}`),
          figures: name !== 'course',
        }))}
      />
      <tbody>
        {rows.map((row) => {
          const rate = completionOf(row);
          return (
            <tr key={row.course}>
              <td className="wide" data-label={t('columns.course')}>
                <a className="link" href={`/training/courses/${row.course}`}>
                  {`${row.course}. ${words(`c${row.course}.title`)}`}
                </a>
                <span className="block text-dns-14N-130">{t('minutes', { minutes: minutesOf[row.course] })}</span>
              </td>
              {(['enrolled', 'started', 'completed'] as const).map((name) => (
                <td className="num" data-label={t(`columns.${name}`)} key={name}>
                  {formatNumber(row[name])}
                </td>
              ))}
              <td className="num" data-label={t('columns.rate')}>
                {rate === null ? t('noRate') : t('percent', { rate })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
