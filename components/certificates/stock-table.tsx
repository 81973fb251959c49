import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Dialog } from '@/components/ui/layout/dialog';
import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { retireStockAction, setLayoutAction } from '@/lib/certificates/stocks/actions';
import type { Stock } from '@/lib/certificates/stocks/types';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';

async function StockForms({ stock }: { stock: Stock }) {
  const t = await getTranslations('certificates.paper');
  return (
    <div className="flex flex-wrap items-center gap-3">
      <TextLink className="py-2" href={`/api/counter/paper/${stock.id}`} rel="noreferrer" target="_blank">
        {t('test')}
      </TextLink>
      <Dialog
        title={`${t('layout')}：${stock.name}`}
        trigger={t('layout')}
        triggerLabel={`${t('layout')} ${stock.name}`}
        triggerSize="small"
      >
        <ActionForm action={setLayoutAction} label={t('layout')}>
          <input name="id" type="hidden" value={stock.id} />
          <input name="version" type="hidden" value={stock.version} />
          <TextField defaultValue={String(stock.offsetX / 10)} label={t('x')} name="offsetX" required />
          <TextField defaultValue={String(stock.offsetY / 10)} label={t('y')} name="offsetY" required />
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      </Dialog>
      <Dialog
        title={t('retire')}
        trigger={t('retire')}
        triggerLabel={`${t('retire')} ${stock.name}`}
        triggerSize="small"
      >
        <ActionForm action={retireStockAction} label={t('retire')}>
          <p>{t('retireConfirm', { name: stock.name })}</p>
          <input name="id" type="hidden" value={stock.id} />
          <input name="version" type="hidden" value={stock.version} />
          <SubmitButton variant="danger">{t('retire')}</SubmitButton>
        </ActionForm>
      </Dialog>
    </div>
  );
}

/** Stocks with what is left of them. */
export async function StockTable({ stocks }: { stocks: readonly Stock[] }) {
  const t = await getTranslations('certificates');
  return (
    <Table caption={t('paper.stocks')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('paper.name')}</th>
          <th scope="col">{t('paper.kind')}</th>
          <th className="num" scope="col">
            {t('paper.numbers')}
          </th>
          <th className="num" scope="col">
            {t('paper.left')}
          </th>
          <th className="num" scope="col">
            {t('paper.layout')}
          </th>
          <th scope="col">{t('log.state')}</th>
        </tr>
      </thead>
      <tbody>
        {stocks.map((stock) => (
          <tr key={stock.id}>
            <td data-label={t('paper.name')} lang="ja">
              {stock.name}
            </td>
            <td data-label={t('paper.kind')}>
              {t(`paperKinds.${stock.kind}`)}
              <span className="block text-solid-gray-700">{t(stock.shared ? 'paper.shared' : 'paper.own')}</span>
            </td>
            <td className="num" data-label={t('paper.numbers')}>
              {stock.nextNumber}–{stock.lastNumber}
            </td>
            <td className="num" data-label={t('paper.left')}>
              {t('paper.sheets', { count: formatNumber(stock.lastNumber - stock.nextNumber + 1) })}
            </td>
            <td className="num" data-label={t('paper.layout')}>
              {stock.offsetX / 10} / {stock.offsetY / 10}
            </td>
            <td data-label={t('log.state')}>
              {stock.retiredAt === null ? (
                <StockForms stock={stock} />
              ) : (
                <StatusBadge tone="closed">{t('paper.retired')}</StatusBadge>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
