'use client';

import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import type { FormAction } from '@/components/ui/form/state';

export interface IssuedWords {
  title: string;
  lead: string;
  loginId: string;
  password: string;
  open: string;
  print: string;
}

interface IssuedFormProps {
  action: FormAction;
  label: string;
  words: IssuedWords;
  className?: string;
  children: ReactNode;
}

interface Issued {
  id: string;
  loginId: string;
  password: string;
}

/** A form whose action issues a password, which it shows this once. */
export function IssuedForm({ action, label, words, className, children }: IssuedFormProps) {
  return (
    <ActionForm
      action={action}
      done={(value) => <IssuedPassword issued={value as Issued} words={words} />}
      label={label}
      {...(className && { className })}
    >
      {children}
    </ActionForm>
  );
}

function IssuedPassword({ issued, words }: { issued: Issued; words: IssuedWords }) {
  return (
    <Banner announce kind="warning" title={words.title}>
      <dl className="my-3 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
        <dt>{words.loginId}</dt>
        <dd className="font-mono">{issued.loginId}</dd>
        <dt>{words.password}</dt>
        <dd className="font-mono text-std-17N-170">{issued.password}</dd>
      </dl>
      <p>{words.lead}</p>
      <div className="no-print mt-3 flex flex-wrap items-center gap-4">
        <Button onClick={() => print()}>{words.print}</Button>
        <a className="link" href={`/admin/users/${issued.id}`}>
          {words.open}
        </a>
      </div>
    </Banner>
  );
}
