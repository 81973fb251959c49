import { Table } from '@/components/ui/list/table';
import { getTranslations } from '@/lib/core/i18n/server';
import { preparations } from '@/lib/projects/template/constants';
import type { ProjectDetail } from '@/lib/projects/types';
import { ItemState } from './item-state';

/** What is thought through and prepared before the work, the support of residents among it (S1 §I.1–2). */
export async function Preparation({ project, today }: { project: ProjectDetail; today: string }) {
  const t = await getTranslations('projects');
  const items = preparations.flatMap((key) => project.rows.filter((item) => item.key === key));
  return (
    <Table caption={t('prepare.title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('gantt.item')}</th>
          <th scope="col">{t('gantt.state')}</th>
          <th scope="col">{t('item.note')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <td data-label={t('gantt.item')}>
              <a className="link" href={`/projects/${project.number}/items/${item.key}`}>
                {t(`items.${item.key}`)}
              </a>
            </td>
            <td className="tight" data-label={t('gantt.state')}>
              <ItemState item={item} today={today} />
            </td>
            <td className="wide whitespace-pre-line" data-label={t('item.note')}>
              {item.note || t('item.noNote')}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
