import { roles } from '@/lib/access/actor';
import { columns, lineKinds } from '@/lib/accounts/handover/constants';
import { errorTexts } from '@/lib/core/i18n/errors';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { HandoverWords } from './handover-form';
import { tableProblems } from './table-file';

const record = <K extends string>(keys: readonly K[], text: (key: K) => string): Record<K, string> =>
  Object.fromEntries(keys.map((key) => [key, text(key)])) as Record<K, string>;

/** Everything that the hand-over says in the browser. */
export async function handoverWords(): Promise<HandoverWords> {
  const [t, shell, locale] = await Promise.all([getTranslations('users'), getTranslations('shell'), getLocale()]);
  const raw = (key: 'planCount' | 'planProblems' | 'applied'): string => String(t.raw(`handoverPage.${key}`));
  return {
    title: t('handoverPage.title'),
    file: t('handoverPage.file'),
    fileSupport: t('handoverPage.fileSupport'),
    preview: t('handoverPage.preview'),
    fileProblems: Object.fromEntries(tableProblems.map((code) => [code, errorTexts[locale][code] ?? code])),
    planTitle: t('handoverPage.planTitle'),
    planCount: raw('planCount'),
    planProblems: raw('planProblems'),
    apply: t('handoverPage.apply'),
    line: t('handoverPage.line'),
    what: t('handoverPage.what'),
    problem: t('handoverPage.problem'),
    appliedTitle: t('handoverPage.appliedTitle'),
    applied: raw('applied'),
    passwords: t('handoverPage.passwords'),
    issued: t('form.issued'),
    print: t('form.print'),
    password: t('form.issuedPassword'),
    kind: t('columns.kind'),
    name: t('columns.name'),
    loginId: t('columns.loginId'),
    prepareTitle: t('preparedHandover.prepareTitle'),
    prepare: t('preparedHandover.prepare'),
    save: t('preparedHandover.save'),
    effectiveOn: t('preparedHandover.effectiveOn'),
    effectiveOnSupport: t('preparedHandover.effectiveOnSupport'),
    separator: shell('listSeparator'),
    kinds: record(lineKinds, (kind) => t(`handoverPage.kinds.${kind}`)),
    columns: record(columns, (column) => t(`columns.${column}`)),
    roles: record(roles, (role) => shell(`roles.${role}`)),
  };
}
