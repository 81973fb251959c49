import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/form/checkbox';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { TextLink } from '@/components/ui/link';
import { FilterSelect } from '@/components/ui/list/filter-bar';
import { organizationKinds } from '@/lib/access/actor';
import { getTranslations, type translationsOf } from '@/lib/core/i18n/server';
import { contactKinds } from '@/lib/organizations/contacts/constants';
import { conditionRows, orderRows } from '@/lib/organizations/contacts/search/constants';
import type { ContactSearch } from '@/lib/organizations/contacts/search/types';
import { ConditionRows, OrderRow } from './contact-search-rows';

const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

type Words = ReturnType<typeof translationsOf<'organizations.search'>>;

/** What the fields are called, by name. */
export const searchLabels = (t: Words): Record<string, string> => ({
  ...Object.fromEntries(
    rows(1, conditionRows).flatMap((row) => [
      [`f${row}`, t('field')],
      [`v${row}`, t('value')],
      [`o${row}`, t('operator')],
    ]),
  ),
  ...Object.fromEntries(
    rows(1, orderRows).flatMap((row) => [
      [`s${row}`, t('order', { row })],
      [`d${row}`, t('direction')],
    ]),
  ),
  kind: t('kind'),
  body: t('body'),
  open: t('openNow'),
  match: t('match'),
});

/** Conditions of field × operator × value, as many as there are plus room for more; a GET form, so that a search is an address. */
export async function ContactSearchForm({ search }: { search: ContactSearch }) {
  const t = await getTranslations('organizations.search');
  const shown = Math.max(1, search.conditions.length);
  const moreOpen = search.orders.length > 0;
  return (
    <form
      action="/contacts"
      aria-label={t('title')}
      className="no-print mb-6 rounded-8 border border-line bg-panel p-4"
      method="get"
    >
      <ConditionRows conditions={search.conditions} rows={rows(1, shown)} t={t} />
      <Disclosure open={moreOpen} summary={t('more')}>
        <ConditionRows conditions={[]} rows={rows(shown + 1, conditionRows)} t={t} />
        {rows(1, orderRows).map((row) => (
          <OrderRow key={row} order={search.orders[row - 1]} row={row} t={t} />
        ))}
      </Disclosure>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <FilterSelect
          defaultValue={search.any ? 'any' : 'all'}
          id="search-match"
          label={t('match')}
          name="match"
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`matches.${value}`) }))}
        />
        <KindFilters search={search} />
        <Checkbox defaultChecked={search.openNow} name="open" value="true">
          {t('openNow')}
        </Checkbox>
        <Button size="small" type="submit" variant="solid">
          {t('submit')}
        </Button>
        <TextLink className="py-2 text-dns-14N-130" href="/contacts">
          {t('clear')}
        </TextLink>
      </div>
    </form>
  );
}

async function KindFilters({ search }: { search: ContactSearch }) {
  const t = await getTranslations('organizations');
  return (
    <>
      <FilterSelect
        name="kind"
        id="search-kind"
        label={t('search.kind')}
        defaultValue={search.kind ?? ''}
        emptyLabel={t('search.any')}
        options={contactKinds.map((value) => ({ value, label: t(`contacts.kinds.${value}`) }))}
      />
      <FilterSelect
        name="body"
        id="search-body"
        label={t('search.body')}
        defaultValue={search.organizationKind ?? ''}
        emptyLabel={t('search.any')}
        options={organizationKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
    </>
  );
}
