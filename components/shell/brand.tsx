import { Logo } from './logo';
import type { ShellText } from './text';

/** Name and mark of the portal, leading to the dashboard. */
export function Brand({ t }: { t: ShellText }) {
  return (
    <a
      className="flex min-h-11 shrink-0 items-center gap-2 text-std-17B-170 desktop:text-std-20B-150 text-blue-1000"
      href="/"
    >
      <Logo />
      {t('brand')}
    </a>
  );
}
