import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Table } from '@/components/ui/list/table';
import { reserveAction } from '@/lib/continuity/declarations/actions';
import type { LendableItem } from '@/lib/continuity/inventory/queries';
import { inventoryKinds } from '@/lib/continuity/inventory/schema';
import type { ContinuityText } from './text';

interface PreparationsProps {
  declarationId: string;
  items: readonly LendableItem[];
  /** The reader is of the host, and the declaration has not ended. */
  reserves: boolean;
  t: ContinuityText;
}

/** What the host has for its guests (step ④): terminals, printers, rooms; so many of each are put aside for this declaration. */
export function Preparations({ declarationId, items, reserves, t }: PreparationsProps) {
  if (items.length === 0) return <p>{t('preparations.none')}</p>;
  return (
    <Table caption={t('preparations.title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('inventory.kind')}</th>
          <th scope="col">{t('inventory.name')}</th>
          <th scope="col">{t('inventory.quantity')}</th>
          <th scope="col">{t('preparations.elsewhere')}</th>
          <th scope="col">{t('preparations.here')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr data-lendable={item.name} key={item.id}>
            <td data-label={t('inventory.kind')}>
              {t(`inventory.kinds.${inventoryKinds.find((kind) => kind === item.kind) ?? 'terminal'}`)}
            </td>
            <th data-label={t('inventory.name')} scope="row">
              {item.name}
              {item.note === '' ? null : <span className="block font-normal">{item.note}</span>}
            </th>
            <td className="num" data-label={t('inventory.quantity')}>
              {item.quantity}
            </td>
            <td className="num" data-label={t('preparations.elsewhere')}>
              {item.elsewhere}
            </td>
            <td data-label={t('preparations.here')}>
              {item.reserved}
              {item.reserved === 0 ? null : `（${item.reservedBy}）`}
              {reserves ? <ReserveForm declarationId={declarationId} item={item} t={t} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function ReserveForm({ declarationId, item, t }: { declarationId: string; item: LendableItem; t: ContinuityText }) {
  const name = `${t('inventory.reserve')} ${item.name}`;
  return (
    <ActionForm action={reserveAction} className="mt-2" label={name}>
      <input name="id" type="hidden" value={declarationId} />
      <input name="itemId" type="hidden" value={item.id} />
      <TextField
        defaultValue={String(item.reserved)}
        inputMode="numeric"
        label={t('inventory.quantity')}
        name="quantity"
        required
        support={t('preparations.hint', { most: item.quantity - item.elsewhere })}
      />
      <SubmitButton aria-label={name} variant="outline">
        {t('inventory.reserve')}
      </SubmitButton>
    </ActionForm>
  );
}
