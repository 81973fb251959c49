import { Input } from '@/components/ui/form/input';
import { Select } from '@/components/ui/form/select';
import { TabLinks } from '@/components/ui/layout/tabs';
import { FilterBar, FilterItem } from '@/components/ui/list/filter-bar';
import { Paging } from '@/components/ui/list/paging';
import { SortHeader } from '@/components/ui/list/sort-header';
import { Table } from '@/components/ui/list/table';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { Section } from './section';

interface Row {
  number: string;
  subject: 'row1' | 'row2' | 'row3';
  tone: Extract<Tone, 'info' | 'waiting' | 'error'>;
  town: 'town1' | 'town2';
  at: string;
  days: number;
}

const rows: readonly Row[] = [
  { number: '26-012345-8', subject: 'row1', tone: 'info', town: 'town1', at: '2026-11-20T00:12:00Z', days: 0 },
  { number: '26-012301-2', subject: 'row2', tone: 'waiting', town: 'town2', at: '2026-11-18T05:40:00Z', days: 2 },
  { number: '26-011990-4', subject: 'row3', tone: 'error', town: 'town1', at: '2023-02-01T01:05:00Z', days: 1388 },
];

async function Rows({ labelled }: { labelled: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('gallery'), getLocale()]);
  const label = (key: Parameters<typeof t>[0]) => (labelled ? t(key) : undefined);
  return rows.map(({ number, subject, tone, town, at, days }) => (
    <tr key={number}>
      <th className="tight" scope="row">
        <a className="link" href={`#${number}`}>
          {number}
        </a>
      </th>
      <td className="wide" data-label={label('subject')}>
        {t(subject)}
      </td>
      <td data-label={label('state')}>
        <StatusBadge tone={tone}>{t(tone)}</StatusBadge>
      </td>
      <td className="tight" data-label={label('organization')}>
        {t(town)}
      </td>
      <td className="tight" data-label={label('received')}>
        {formatShortDateTime(new Date(at), locale)}
      </td>
      <td className="num" data-label={label('days')}>
        {formatNumber(days)}
      </td>
    </tr>
  ));
}

async function Head() {
  const t = await getTranslations('gallery');
  return (
    <thead>
      <tr>
        <SortHeader href="#sort-number">{t('number')}</SortHeader>
        <th scope="col">{t('subject')}</th>
        <th scope="col">{t('state')}</th>
        <th scope="col">{t('organization')}</th>
        <SortHeader href="#sort-received" sorted="descending">
          {t('received')}
        </SortHeader>
        <SortHeader href="#sort-days" numeric>
          {t('days')}
        </SortHeader>
      </tr>
    </thead>
  );
}

export async function TableSamples() {
  const t = await getTranslations('gallery');
  return (
    <Section title={t('table')}>
      <TabLinks
        items={[
          { href: '#mine', label: t('tabMine'), current: true, count: '12' },
          { href: '#ours', label: t('tabOurs'), current: false, count: '1,284' },
          { href: '#all', label: t('tabAll'), current: false },
        ]}
        label={t('tabs')}
      />
      <FilterBar action="/ui" clearHref="/ui">
        <FilterItem id="sample-q" label={t('keyword')}>
          <Input id="sample-q" name="q" size="small" type="search" />
        </FilterItem>
        <FilterItem id="sample-state" label={t('state')}>
          <Select
            emptyLabel={t('anyState')}
            id="sample-state"
            name="state"
            options={[{ value: 'waiting', label: t('waiting') }]}
            size="small"
          />
        </FilterItem>
      </FilterBar>
      <div className="flex flex-col gap-4">
        <Table caption={t('tableCaption')}>
          <Head />
          <tbody>
            <Rows labelled={false} />
          </tbody>
        </Table>
        <Paging href={(page) => `#page-${page}`} page={3} pageSize={50} total={1284} />
        <Table caption={`${t('tableCaption')} 2`} density="roomy" narrow="stack">
          <Head />
          <tbody>
            <Rows labelled />
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
