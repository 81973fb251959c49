import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { getTranslations } from '@/lib/core/i18n/server';

interface SelectionBarProps {
  organizationCode: string;
  /** False: only the table. */
  shown: boolean;
  children: ReactNode;
}

/** A form around the table: ticked users go to the hand-over, written down there as lines. */
export async function SelectionBar({ organizationCode, shown, children }: SelectionBarProps) {
  const t = await getTranslations('users');
  if (!shown) return children;
  return (
    <form action="/admin/users/handover" method="get">
      <input name="organization" type="hidden" value={organizationCode} />
      {children}
      <div className="no-print mt-3 flex flex-wrap items-center gap-3">
        <span>{t('selected')}</span>
        <Button name="kind" size="small" type="submit" value="change" variant="outline">
          {t('prepareChange')}
        </Button>
        <Button name="kind" size="small" type="submit" value="disable" variant="outline">
          {t('prepareDisable')}
        </Button>
      </div>
    </form>
  );
}
