import { TextField } from '@/components/ui/form/text-field';

interface PasswordPairProps {
  label: string;
  support: string;
  repeatedLabel: string;
}

/** A new password, typed twice. */
export function PasswordPair({ label, support, repeatedLabel }: PasswordPairProps) {
  return (
    <>
      <TextField
        autoComplete="new-password"
        label={label}
        name="password"
        required
        support={support}
        type="password"
        unmarked
      />
      <TextField autoComplete="new-password" label={repeatedLabel} name="repeated" required type="password" unmarked />
    </>
  );
}
