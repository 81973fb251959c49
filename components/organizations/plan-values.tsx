import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { kanaLimit, nameEnLimit, nameLimit, newKinds } from '@/lib/organizations/tree/constants';
import type { PlanForm } from '@/lib/organizations/tree/form/types';
import { nameIn } from './organization-name';

/** Names, code and prefecture as they will be; of an existing body they begin with what they are. */
export async function PlanValues({ form }: { form: PlanForm }) {
  const t = await getTranslations('organizations');
  const { start, target } = form;
  const isNew = target === null;
  return (
    <div className="grid gap-6 desktop:grid-cols-2">
      {start === 'found' ? (
        <SelectField
          emptyLabel={t('admin.fields.choose')}
          label={t('admin.fields.newKind')}
          name="newKind"
          options={newKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          required
        />
      ) : null}
      {start === 'found' || target?.kind === 'municipality' ? <PrefectureField form={form} /> : null}
      <TextField
        defaultValue={target?.code}
        label={t('admin.fields.code')}
        maxLength={20}
        name="code"
        required
        support={t('admin.fields.codeSupport')}
      />
      <TextField
        defaultValue={target?.name}
        label={t('admin.fields.name')}
        maxLength={nameLimit}
        name="name"
        required
      />
      <TextField
        defaultValue={target?.kana}
        label={t('admin.fields.kana')}
        maxLength={kanaLimit}
        name="kana"
        required
        support={t('admin.fields.kanaSupport')}
      />
      <TextField
        defaultValue={target?.nameEn}
        label={t('admin.fields.nameEn')}
        maxLength={nameEnLimit}
        name="nameEn"
        required={!isNew}
        support={isNew ? t('admin.fields.nameEnSupport') : t('admin.fields.nameEnKeep')}
      />
    </div>
  );
}

async function PrefectureField({ form: { target, prefectures } }: { form: PlanForm }) {
  const t = await getTranslations('organizations');
  const locale = await getLocale();
  return (
    <SelectField
      defaultValue={target?.parentId ?? ''}
      emptyLabel={t('noParent')}
      label={t('admin.fields.parentId')}
      name="parentId"
      options={prefectures.map((body) => ({ value: body.id, label: nameIn(locale, body) }))}
      required={target !== null}
    />
  );
}
