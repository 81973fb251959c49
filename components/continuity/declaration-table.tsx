import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { shortOf } from '@/lib/continuity/declarations/rules';
import type { DeclarationSummary } from '@/lib/continuity/declarations/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { ContinuityText } from './text';

export const stateTones: Readonly<Record<DeclarationSummary['state'], Tone>> = {
  requested: 'waiting',
  open: 'progress',
  closed: 'closed',
  withdrawn: 'closed',
};

export const planKey = (plan: number): '1' | '2' | '3' => (plan === 1 ? '1' : plan === 2 ? '2' : '3');

interface DeclarationTableProps {
  declarations: readonly DeclarationSummary[];
  locale: Locale;
  t: ContinuityText;
}

export function DeclarationTable({ declarations, locale, t }: DeclarationTableProps) {
  if (declarations.length === 0) return <p>{t('declarations.none')}</p>;
  return (
    <Table caption={t('declarations.caption')} captionHidden narrow="stack">
      <thead>
        <tr>
          {(['number', 'plan', 'town', 'host', 'state', 'declaredAt'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`declarations.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {declarations.map((declaration) => (
          <tr key={declaration.id}>
            <th className="tight" data-label={t('declarations.number')} scope="row">
              <TextLink href={`/continuity/declarations/${declaration.id}`}>{shortOf(declaration.id)}</TextLink>
            </th>
            <td data-label={t('declarations.plan')}>{t(`plans.${planKey(declaration.plan)}`)}</td>
            <td data-label={t('declarations.town')}>{declaration.townName}</td>
            <td data-label={t('declarations.host')}>{declaration.hostName}</td>
            <td data-label={t('declarations.state')}>
              <StatusBadge tone={stateTones[declaration.state]}>{t(`states.${declaration.state}`)}</StatusBadge>
            </td>
            <td data-label={t('declarations.declaredAt')}>{formatShortDateTime(declaration.declaredAt, locale)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
