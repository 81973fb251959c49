import { MarkupRows } from '@/components/ui/markup-rows';
import { badgeClass, type Tone } from '@/components/ui/status-badge';
import { Table } from '@/components/ui/table';
import { html, type Markup } from '@/lib/core/html';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { isOpen } from '@/lib/organizations/contacts/rules';
import type { FoundContact } from '@/lib/organizations/contacts/search/types';
import { hoursTexts } from './hours';

interface ContactResultsProps {
  rows: readonly FoundContact[];
  now: Date;
  holidays: ReadonlySet<string>;
}

const columns = ['organization', 'kind', 'department', 'reach', 'hours', 'now'] as const;

export async function ContactResults({ rows, now, holidays }: ContactResultsProps) {
  const t = await getTranslations('organizations.search');
  const c = await getTranslations('organizations.contacts');
  const locale = await getLocale();
  const hoursOf = hoursTexts(c);
  return (
    <Table caption={t('results')} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <MarkupRows
        rows={rows.map((row) => writeRow(row, { t, c, locale, hours: hoursOf(row), open: isOpen(row, now, holidays) }))}
      />
    </Table>
  );
}

interface Writing {
  readonly t: Awaited<ReturnType<typeof getTranslations<'organizations.search'>>>;
  readonly c: Awaited<ReturnType<typeof getTranslations<'organizations.contacts'>>>;
  readonly locale: Locale;
  readonly hours: string;
  readonly open: boolean;
}

function writeRow(row: FoundContact, { t, c, locale, hours, open }: Writing): Markup {
  const [prefecture, name] =
    locale === 'en' ? [row.prefectureNameEn, row.organizationNameEn] : [row.prefectureName, row.organizationName];
  const badge = (tone: Tone, text: string) => html`<span class="${badgeClass(tone)}">${text}</span>`;
  return html`<tr>
<td class="min-w-36" data-label="${t('columns.organization')}"><span>${prefecture} <a class="link" href="/organizations/${row.organizationCode}">${name}</a></span></td>
<td class="tight" data-label="${t('columns.kind')}">${row.kind === 'emergency' ? badge('warning', c('kinds.emergency')) : c('kinds.ordinary')}</td>
<td data-label="${t('columns.department')}">${[row.department, row.person].filter(Boolean).join(' ')}</td>
<td class="tight" data-label="${t('columns.reach')}"><span><a class="link" href="tel:${row.phone}">${row.phone}</a>${row.email === '' ? null : html`<a class="link block" href="mailto:${row.email}">${row.email}</a>`}</span></td>
<td class="tight" data-label="${t('columns.hours')}">${hours}</td>
<td class="tight" data-label="${t('columns.now')}">${open ? badge('success', c('open')) : badge('closed', c('closed'))}</td>
</tr>`;
}
