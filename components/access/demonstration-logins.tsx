import { Button } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import { Panel } from '@/components/ui/layout/panel';
import { demonstrationPassword, personas } from '@/lib/accounts/demonstration/constants';
import { logInAction } from '@/lib/accounts/login/actions';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** One click per invented person. The password is printed by the start program, too; it opens nothing else. */
export async function DemonstrationLogins({ next }: { next: string }) {
  const [t, locale] = await Promise.all([getTranslations('entry'), getLocale()]);
  return (
    <Panel className="mt-10" plain title={t('demonstrationTitle')}>
      <p className="mb-4">{t('demonstrationLead', { password: demonstrationPassword })}</p>
      <ActionForm action={logInAction} label={t('demonstrationTitle')}>
        <input name="next" type="hidden" value={next} />
        <input name="password" type="hidden" value={demonstrationPassword} />
        <ul>
          {personas.map(({ loginId, name, purpose }) => (
            <li key={loginId} className="flex items-start gap-3 border-t border-line py-3">
              <div className="min-w-0 grow">
                <p>
                  <strong>{name}</strong> <span className="text-dns-14N-130 text-solid-gray-700">{loginId}</span>
                </p>
                <p className="text-dns-14N-130">{purpose[locale]}</p>
              </div>
              <Button
                aria-label={t('enterAs', { name })}
                className="shrink-0"
                name="loginId"
                size="small"
                type="submit"
                value={loginId}
              >
                {t('logIn')}
              </Button>
            </li>
          ))}
        </ul>
      </ActionForm>
    </Panel>
  );
}
