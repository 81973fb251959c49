import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextLink } from '@/components/ui/link';
import type { Action } from '@/lib/access/action';
import { getTranslations } from '@/lib/core/i18n/server';

interface ChangeFormProps {
  action: Action;
  /** What was typed before, sent as it is. */
  fields: Readonly<Record<string, string | readonly string[]>>;
  label: string;
  back: { readonly href: string; readonly label: string };
  danger?: boolean;
}

/** The button that saves what the page has shown. */
export async function ChangeForm({ action, fields, label, back, danger }: ChangeFormProps) {
  const t = await getTranslations('window.changes');
  return (
    <ActionForm action={action} label={label}>
      {Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((one) => <input key={`${name} ${one}`} name={name} type="hidden" value={one} />),
      )}
      <div className="flex flex-wrap items-center gap-6">
        <SubmitButton size="large" variant={danger ? 'danger' : 'solid'}>
          {danger ? label : t('save')}
        </SubmitButton>
        <TextLink href={back.href}>{back.label}</TextLink>
      </div>
    </ActionForm>
  );
}
