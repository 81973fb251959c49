import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextLink } from '@/components/ui/link';
import { logInAction } from '@/lib/accounts/login/actions';
import { getTranslations } from '@/lib/core/i18n/server';
import { EntryCard } from './entry-card';

export async function LogInForm({ next }: { next: string }) {
  const t = await getTranslations('entry');
  return (
    <EntryCard>
      <ActionForm action={logInAction} label={t('title')}>
        <input name="next" type="hidden" value={next} />
        <TextField
          autoCapitalize="none"
          autoComplete="username"
          label={t('loginId')}
          name="loginId"
          required
          spellCheck={false}
          unmarked
        />
        <TextField
          autoComplete="current-password"
          label={t('password')}
          name="password"
          required
          type="password"
          unmarked
        />
        <SubmitButton>{t('logIn')}</SubmitButton>
      </ActionForm>
      <TextLink className="text-center" href="/login/forgotten">
        {t('forgotten')}
      </TextLink>
    </EntryCard>
  );
}
