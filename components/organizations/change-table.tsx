import type { ReactNode } from 'react';
import { Table } from '@/components/ui/list/table';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { errorTexts } from '@/lib/core/i18n/errors';
import { formatShortDate } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { ChangeState } from '@/lib/organizations/tree/constants';
import type { ChangeSummary } from '@/lib/organizations/tree/list/types';
import { nameIn, OrganizationLink } from './organization-name';

const tones: Readonly<Record<ChangeState, Tone>> = {
  pending: 'waiting',
  applied: 'success',
  cancelled: 'closed',
  failed: 'error',
};

type Words = Awaited<ReturnType<typeof getTranslations<'organizations'>>>;

/** What will be (or was) different: 名称 聖籠市 / コード 152901. */
function newValues(change: ChangeSummary, locale: Locale, t: Words): string {
  const { name, kana, code, nameEn, parent, members } = change;
  const named = { name, kana, code, nameEn, prefecture: parent && nameIn(locale, parent) };
  const values = Object.entries(named).filter((entry): entry is [keyof typeof named, string] => entry[1] !== null);
  const listed = values.map(([column, value]) => `${t(`columns.${column}`)} ${value}`);
  const merged = members.map((body) => nameIn(locale, body)).join(t('contacts.separator'));
  return [...(members.length === 0 ? [] : [t('change.members', { names: merged })]), ...listed].join(' / ');
}

/** Kept without its values, and by some versions without the domain's name. */
function problemText(problem: string, locale: Locale): string {
  const texts = errorTexts[locale];
  return (texts[problem] ?? texts[`organizations.${problem}`])?.replace(/\{\w+\}/g, '…') ?? problem;
}

interface ChangeTableProps {
  caption: string;
  changes: readonly ChangeSummary[];
  /** What can be done with a row; none = the column is left out. */
  action?: (change: ChangeSummary) => ReactNode;
}

export async function ChangeTable({ caption, changes, action }: ChangeTableProps) {
  const t = await getTranslations('organizations');
  const locale = await getLocale();
  const columns = ['effectiveOn', 'kind', 'target', 'values', 'reason', 'state'] as const;
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`change.${column}`)}
            </th>
          ))}
          {action ? (
            <th scope="col">
              <span className="sr-only">{t('change.action')}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.id}>
            <td className="tight" data-label={t('change.effectiveOn')}>
              {formatShortDate(change.effectiveOn, locale)}
            </td>
            <td data-label={t('change.kind')}>{t(`change.kinds.${change.kind}`)}</td>
            <td data-label={t('change.target')}>
              {change.organization === null ? (
                t('change.newBody')
              ) : (
                <span>
                  <OrganizationLink body={change.organization} locale={locale} />
                </span>
              )}
            </td>
            <td data-label={t('change.values')}>{newValues(change, locale, t)}</td>
            <td data-label={t('change.reason')}>{change.reason}</td>
            <td data-label={t('change.state')}>
              <span>
                <StatusBadge tone={tones[change.state]}>{t(`change.states.${change.state}`)}</StatusBadge>
                {change.problem === null ? null : <span className="block">{problemText(change.problem, locale)}</span>}
              </span>
            </td>
            {action ? <td>{action(change)}</td> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
