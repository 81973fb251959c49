import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import type { AddresseeChoices } from '@/lib/articles/addressees/choices/queries';
import { getTranslations } from '@/lib/core/i18n/server';

/** Whom an article of 06 is for: groups, own lists, and organizations by name (S3 グループ選択). */
export async function AddresseeFields({ choices, names }: { choices: AddresseeChoices; names: string }) {
  const t = await getTranslations('articles.form');
  const first = [
    ...choices.lists.map(({ id, name }) => ({ value: `group:${id}`, label: t('ownList', { name }) })),
    ...choices.plain.map((kind) => ({ value: kind, label: t(`plainGroups.${kind}`) })),
  ];
  const many = [
    ...choices.systems.map(({ code, name }) => ({ value: `system:${code}`, label: t('systemUsers', { name }) })),
    ...choices.prefectures.map(({ code, name }) => ({ value: `prefecture:${code}`, label: t('townsOf', { name }) })),
  ];
  return (
    <Panel plain title={t('addressees')}>
      <div className="flex flex-col gap-6">
        <p>{t('addresseesLead')}</p>
        <TextareaField defaultValue={names} label={t('names')} name="names" rows={3} support={t('namesSupport')} />
        <ChoiceField choices={first} inline kind="checkbox" legend={t('groups')} name="groups" unmarked />
        <Disclosure summary={t('manyGroups')}>
          <ChoiceField choices={many} inline kind="checkbox" legend={t('manyGroups')} name="groups" unmarked />
        </Disclosure>
        <CheckboxField name="mayUpdate">{t('mayUpdate')}</CheckboxField>
      </div>
    </Panel>
  );
}
