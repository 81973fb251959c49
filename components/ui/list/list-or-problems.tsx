import type { ReactNode } from 'react';
import type { Problem } from '@/lib/core/errors';
import { errorText } from '@/lib/core/i18n/errors';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { Banner } from '../banner';
import { TextLink } from '../link';

interface ListOrProblemsProps {
  problems: readonly Problem[];
  /** What the fields are called on the page, by name. */
  labels: Readonly<Record<string, string>>;
  /** The list without any filter. */
  clearHref: string;
  children: ReactNode;
}

/** A list, or what is wrong with its conditions: a list without them would be taken for what was asked for. */
export async function ListOrProblems({ problems, labels, clearHref, children }: ListOrProblemsProps) {
  if (problems.length === 0) return children;
  const [t, locale] = await Promise.all([getTranslations('lists'), getLocale()]);
  return (
    <Banner className="mb-6" kind="error" title={t('queryProblems')}>
      <ul className="list-disc ps-6">
        {problems.map(({ field = '', ...problem }) => (
          <li key={`${field} ${problem.code}`}>
            {labels[field] ?? field}: {errorText(problem, locale)}
          </li>
        ))}
      </ul>
      <TextLink className="py-2" href={clearHref}>
        {t('filterClear')}
      </TextLink>
    </Banner>
  );
}
