import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { knowledgeAudiences, textLimit, titleLimit } from '@/lib/knowledge/constants';
import type { KnowledgeVersionView } from '@/lib/knowledge/types';

type Words = Pick<KnowledgeVersionView, 'title' | 'question' | 'answer' | 'audience' | 'expiresOn'>;

/** What an item says, and to whom. */
export async function WordsFields({ words }: { words: Partial<Words> }) {
  const t = await getTranslations('knowledge');
  return (
    <>
      <TextField defaultValue={words.title} label={t('titleField')} maxLength={titleLimit} name="title" required />
      <TextareaField
        defaultValue={words.question}
        label={t('question')}
        max={textLimit}
        name="question"
        required
        rows={6}
      />
      <TextareaField defaultValue={words.answer} label={t('answer')} max={textLimit} name="answer" required rows={10} />
      <div className="grid gap-6 desktop:grid-cols-2">
        <SelectField
          defaultValue={words.audience ?? 'call_center'}
          label={t('audience')}
          name="audience"
          options={knowledgeAudiences.map((value) => ({ value, label: t(`audiences.${value}`) }))}
          required
        />
        <TextField
          defaultValue={words.expiresOn ?? ''}
          label={t('expiresOn')}
          name="expiresOn"
          support={t('expiresOnHelp')}
          type="date"
        />
      </div>
    </>
  );
}
