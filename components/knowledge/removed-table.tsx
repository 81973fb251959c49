import { Table } from '@/components/ui/list/table';
import { getTranslations } from '@/lib/core/i18n/server';
import type { Removed } from '@/lib/knowledge/anonymous/rules';

/** What the rules took out, for whoever checks whether it was enough and not too much. */
export async function RemovedTable({ removed }: { removed: readonly Removed[] }) {
  const t = await getTranslations('knowledge');
  if (removed.length === 0) return <p>{t('removedNone')}</p>;
  return (
    <>
      <p className="mb-3">{t('removedHelp')}</p>
      <Table caption={t('removed')} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t('removedKind')}</th>
            <th scope="col">{t('removedOriginal')}</th>
            <th scope="col">{t('removedReplacement')}</th>
          </tr>
        </thead>
        <tbody>
          {removed.map(({ kind, original, replacement }) => (
            <tr key={`${kind} ${original}`}>
              <td>{t(`kinds.${kind}`)}</td>
              <td>{original}</td>
              <td>{replacement}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
