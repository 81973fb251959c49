import { type Definition, DefinitionList } from '@/components/ui/layout/definition-list';
import { formatDate, formatNumber } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { OrganizationDetail } from '@/lib/organizations/types';
import { OrganizationLink } from './organization-name';

interface OrganizationFactsProps {
  organization: OrganizationDetail;
  /** Null for those who do not administer it. */
  userCount: number | null;
}

export async function OrganizationFacts({ organization, userCount }: OrganizationFactsProps) {
  const t = await getTranslations('organizations');
  const locale = await getLocale();
  const { code, kana, name, nameEn, kind, parent, validFrom, childCount, predecessors } = organization;
  const only = (wanted: boolean, item: Definition): Definition[] => (wanted ? [item] : []);
  const items: Definition[] = [
    { term: t('columns.code'), value: code },
    { term: t('columns.name'), value: name },
    { term: t('columns.kana'), value: kana },
    { term: t('columns.nameEn'), value: nameEn },
    { term: t('columns.kind'), value: t(`kinds.${kind}`) },
    ...(parent === null
      ? []
      : [{ term: t('columns.prefecture'), value: <OrganizationLink body={parent} locale={locale} /> }]),
    { term: t('since'), value: validFrom === null ? t('sinceBefore') : formatDate(validFrom, locale) },
    ...only(kind === 'prefecture', {
      term: t('children'),
      value: (
        <a className="link" href={`/organizations?prefecture=${code}&kind=municipality`}>
          {t('childrenLink', { count: formatNumber(childCount) })}
        </a>
      ),
    }),
    ...only(userCount !== null, { term: t('userCount'), value: t('users', { count: formatNumber(userCount ?? 0) }) }),
    ...only(predecessors.length > 0, {
      term: t('predecessors'),
      value: (
        <ul>
          {predecessors.map((body) => (
            <li key={body.id}>
              <OrganizationLink body={body} locale={locale} />
            </li>
          ))}
        </ul>
      ),
    }),
  ];
  return <DefinitionList items={items} />;
}
