'use client';

import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import { issueRecoveryCodesAction } from '@/lib/accounts/security/actions';

interface RecoveryCodesFormProps {
  label: string;
  /** Warning above the codes. */
  shown: string;
  listLabel: string;
  printLabel: string;
  children: ReactNode;
}

/** Issues recovery codes and shows them, this once. */
export function RecoveryCodesForm({ label, shown, listLabel, printLabel, children }: RecoveryCodesFormProps) {
  return (
    <ActionForm
      action={issueRecoveryCodesAction}
      done={(codes) => (
        <Banner announce kind="warning" title={shown}>
          <ul aria-label={listLabel} className="my-3 grid grid-cols-2 gap-2 font-mono text-std-17N-170">
            {(codes as string[]).map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <Button className="no-print" onClick={() => print()}>
            {printLabel}
          </Button>
        </Banner>
      )}
      label={label}
    >
      {children}
    </ActionForm>
  );
}
