import type { Metadata } from 'next';
import type { ContinuityText } from '@/components/continuity/text';
import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { requireActor } from '@/lib/access/session';
import {
  addContactAction,
  addItemAction,
  changeItemAction,
  removeContactAction,
} from '@/lib/continuity/inventory/actions';
import {
  type EmergencyContact,
  type InventoryItem,
  listContacts,
  listInventory,
} from '@/lib/continuity/inventory/queries';
import { contactSides, inventoryKinds } from '@/lib/continuity/inventory/schema';
import { canKeepInventory } from '@/lib/continuity/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { currentSite } from '@/lib/core/site';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('continuity'))('inventory.title') };
}

export default async function InventoryPage() {
  const actor = await requireActor();
  const ask = askAs(actor);
  const t = await getTranslations('continuity');
  const [items, contacts] = [await listInventory(ask, actor), await listContacts(ask, actor)];
  const changes = canKeepInventory(actor) && currentSite().kind !== 'town';
  const own = changes ? actor.organizationCode : null;
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/continuity' }, { label: t('inventory.title') }]} />
      <PageHeading title={t('inventory.title')} />
      <div className="flex flex-col gap-6">
        <Panel plain title={t('inventory.caption')}>
          {items.length === 0 ? <p>{t('inventory.none')}</p> : <Items items={items} own={own} t={t} />}
          {changes ? <AddItem t={t} /> : null}
        </Panel>
        <Panel plain title={t('contacts.title')}>
          {contacts.length === 0 ? <p>{t('contacts.none')}</p> : <Contacts contacts={contacts} own={own} t={t} />}
          {changes ? <AddContact t={t} /> : null}
        </Panel>
        <Panel plain title={t('carry.title')}>
          <ul className="list-inside list-disc">
            <li>{t('carry.paper', { count: 500 })}</li>
            <li>{t('carry.forms')}</li>
            <li>{t('carry.share')}</li>
            <li>{t('carry.seal')}</li>
            <li>{t('carry.list')}</li>
          </ul>
        </Panel>
      </div>
    </>
  );
}

interface PartProps {
  /** Code of the town whose entries the reader may change here; null = none. */
  own: string | null;
  t: ContinuityText;
}

function Items({ items, own, t }: PartProps & { items: readonly InventoryItem[] }) {
  return (
    <Table caption={t('inventory.caption')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('ledger.town')}</th>
          <th scope="col">{t('inventory.kind')}</th>
          <th scope="col">{t('inventory.name')}</th>
          <th scope="col">{t('inventory.quantity')}</th>
          <th scope="col">{t('inventory.reserved')}</th>
          <th scope="col">{t('inventory.note')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td data-label={t('ledger.town')}>{item.townName}</td>
            <td data-label={t('inventory.kind')}>
              {t(`inventory.kinds.${inventoryKinds.find((kind) => kind === item.kind) ?? 'terminal'}`)}
            </td>
            <th data-label={t('inventory.name')} scope="row">
              {item.name}
            </th>
            <td className="num" data-label={t('inventory.quantity')}>
              {item.townCode === own ? <ChangeItem item={item} t={t} /> : item.quantity}
            </td>
            <td className="num" data-label={t('inventory.reserved')}>
              {item.reserved}
            </td>
            <td data-label={t('inventory.note')}>{item.note}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function ChangeItem({ item, t }: { item: InventoryItem; t: ContinuityText }) {
  const name = `${t('inventory.change')} ${item.name}`;
  return (
    <ActionForm action={changeItemAction} label={name}>
      <input name="id" type="hidden" value={item.id} />
      <TextField
        defaultValue={String(item.quantity)}
        inputMode="numeric"
        label={t('inventory.quantity')}
        name="quantity"
        required
      />
      <SubmitButton aria-label={name} variant="outline">
        {t('inventory.change')}
      </SubmitButton>
    </ActionForm>
  );
}

function Contacts({ contacts, own, t }: PartProps & { contacts: readonly EmergencyContact[] }) {
  return (
    <Table caption={t('contacts.caption')} narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('ledger.town')}</th>
          <th scope="col">{t('contacts.side')}</th>
          <th scope="col">{t('contacts.name')}</th>
          <th scope="col">{t('contacts.duty')}</th>
          <th scope="col">{t('contacts.phone')}</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <tr key={contact.id}>
            <td data-label={t('ledger.town')}>{contact.townName}</td>
            <td data-label={t('contacts.side')}>
              {t(`contacts.sides.${contactSides.find((side) => side === contact.side) ?? 'own'}`)}
            </td>
            <th data-label={t('contacts.name')} scope="row">
              {contact.name}
            </th>
            <td data-label={t('contacts.duty')}>{contact.duty}</td>
            <td className="tight" data-label={t('contacts.phone')}>
              {contact.phone}
              {contact.townCode === own ? <RemoveContact contact={contact} t={t} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RemoveContact({ contact, t }: { contact: EmergencyContact; t: ContinuityText }) {
  const name = `${t('inventory.remove')} ${contact.name}`;
  return (
    <ActionForm action={removeContactAction} label={name}>
      <input name="id" type="hidden" value={contact.id} />
      <SubmitButton aria-label={name} variant="outline">
        {t('inventory.remove')}
      </SubmitButton>
    </ActionForm>
  );
}

function AddItem({ t }: { t: ContinuityText }) {
  return (
    <ActionForm action={addItemAction} className="mt-4" label={t('inventory.add')}>
      <SelectField
        label={t('inventory.kind')}
        name="kind"
        options={inventoryKinds.map((kind) => ({ value: kind, label: t(`inventory.kinds.${kind}`) }))}
        required
      />
      <TextField label={t('inventory.name')} max={200} name="name" required />
      <TextField inputMode="numeric" label={t('inventory.quantity')} name="quantity" required />
      <TextField label={t('inventory.note')} max={400} name="note" />
      <SubmitButton variant="outline">{t('inventory.add')}</SubmitButton>
    </ActionForm>
  );
}

function AddContact({ t }: { t: ContinuityText }) {
  return (
    <ActionForm action={addContactAction} className="mt-4" label={t('contacts.title')}>
      <SelectField
        label={t('contacts.side')}
        name="side"
        options={contactSides.map((side) => ({ value: side, label: t(`contacts.sides.${side}`) }))}
        required
      />
      <TextField label={t('contacts.name')} max={100} name="name" required />
      <TextField label={t('contacts.duty')} max={100} name="duty" required />
      <TextField label={t('contacts.phone')} max={40} name="phone" required />
      <SubmitButton aria-label={`${t('inventory.add')} ${t('contacts.title')}`} variant="outline">
        {t('inventory.add')}
      </SubmitButton>
    </ActionForm>
  );
}
