import { TextField } from '@/components/ui/form/text-field';
import { getTranslations } from '@/lib/core/i18n/server';

interface ContactFieldsProps {
  nameLabel: string;
  defaults: { readonly name: string; readonly phone: string; readonly mail: string };
}

/** Whom to call or write to about it. */
export async function ContactFields({ nameLabel, defaults }: ContactFieldsProps) {
  const t = await getTranslations('tickets.form');
  return (
    <div className="grid gap-6 desktop:grid-cols-3">
      <TextField autoComplete="name" defaultValue={defaults.name} label={nameLabel} name="contactName" required />
      <TextField
        autoComplete="tel"
        defaultValue={defaults.phone}
        inputMode="tel"
        label={t('contactPhone')}
        name="contactPhone"
      />
      <TextField
        autoComplete="email"
        defaultValue={defaults.mail}
        inputMode="email"
        label={t('contactMail')}
        name="contactMail"
      />
    </div>
  );
}
