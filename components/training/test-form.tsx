import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { getTranslations } from '@/lib/core/i18n/server';
import { answerTestAction } from '@/lib/training/actions';
import { type Course, choices, questions } from '@/lib/training/constants';
import { TestResult } from './test-result';

/** The test of a course: three questions of one choice each. */
export async function TestForm({ course, enrolmentId }: { course: Course; enrolmentId: string }) {
  const t = await getTranslations('training.course');
  const words = await getTranslations('courses');
  return (
    <TestResult
      action={answerTestAction}
      certificate={{ href: `/training/certificates/${enrolmentId}`, label: t('certificate') }}
      failed={t('failed', { score: '{score}', wrong: '{wrong}' })}
      label={t('test')}
      passed={t('passed')}
    >
      <input name="enrolmentId" type="hidden" value={enrolmentId} />
      {questions.map((number) => (
        <ChoiceField
          choices={choices.map((value) => ({ value, label: words(`c${course}.q${number}.${value}`) }))}
          key={number}
          kind="radio"
          legend={`${t('question', { number })} ${words(`c${course}.q${number}.text`)}`}
          name={`answer${number}`}
          required
        />
      ))}
      <div>
        <SubmitButton>{t('send')}</SubmitButton>
      </div>
    </TestResult>
  );
}
