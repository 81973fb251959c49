import { TextField } from '@/components/ui/form/text-field';

interface CodeFieldProps {
  label: string;
  support?: string;
}

/** Six digits of an app or a recovery code; browsers and password managers fill it in by itself. */
export function CodeField({ label, support }: CodeFieldProps) {
  return (
    <TextField
      autoCapitalize="none"
      autoComplete="one-time-code"
      label={label}
      name="code"
      required
      spellCheck={false}
      support={support}
      unmarked
    />
  );
}
