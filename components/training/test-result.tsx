'use client';

import type { ComponentProps, ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { fill } from '@/lib/core/i18n/fill';

interface TestResultProps {
  action: ComponentProps<typeof ActionForm>['action'];
  label: string;
  passed: string;
  /** With places for the score and the numbers of what was wrong. */
  failed: string;
  certificate: { href: string; label: string };
  children: ReactNode;
}

interface Marked {
  readonly passed: boolean;
  readonly score: number;
  readonly wrong: readonly number[];
}

/** The form of a test, with what came of it above. */
export function TestResult({ action, label, passed, failed, certificate, children }: TestResultProps) {
  const done = (value: unknown) => {
    const marked = value as Marked;
    return marked.passed ? (
      <Banner announce kind="success" title={passed}>
        <a className="link" href={certificate.href}>
          {certificate.label}
        </a>
      </Banner>
    ) : (
      <Banner announce kind="warning" title={fill(failed, { score: marked.score, wrong: marked.wrong.join(', ') })} />
    );
  };
  return (
    <ActionForm action={action} className="max-w-3xl" done={done} label={label}>
      {children}
    </ActionForm>
  );
}
