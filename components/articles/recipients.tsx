'use client';

import { useContext } from 'react';
import { Banner } from '@/components/ui/banner';
import { FormContext } from '@/components/ui/form/context';
import { fill } from '@/lib/core/i18n/fill';

interface RecipientsProps {
  title: string;
  help: string;
  /** `{organizations}`, `{users}`: of what is mailed to everybody, and of what is mailed as each desk has it. */
  count: string;
  countByDesk: string;
}

/** Before mail goes to many: whom it would reach. Sent once more with this number, the form goes. */
export function Recipients({ title, help, count, countByDesk }: RecipientsProps) {
  const { problems } = useContext(FormContext);
  const asked = problems.find(({ code }) => code === 'articles.agree' || code === 'articles.agreeByDesk');
  if (asked?.params === undefined) return null;
  const { code, params } = asked;
  return (
    <Banner kind="warning" title={title}>
      <p className="mb-2">{help}</p>
      <p className="text-std-17B-170">{fill(code === 'articles.agree' ? count : countByDesk, params)}</p>
      <p>{params.names}</p>
      <input name="agreed" type="hidden" value={params.organizations} />
    </Banner>
  );
}
