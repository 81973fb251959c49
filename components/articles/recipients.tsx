'use client';

import { useContext } from 'react';
import { Banner } from '@/components/ui/banner';
import { FormContext } from '@/components/ui/form-context';
import { fill } from '@/lib/core/i18n/fill';

interface RecipientsProps {
  title: string;
  help: string;
  /** `{organizations}`, `{users}`. */
  count: string;
}

/** Before mail goes to many: whom it would reach. Sent once more with this number, the form goes. */
export function Recipients({ title, help, count }: RecipientsProps) {
  const { problems } = useContext(FormContext);
  const params = problems.find(({ code }) => code === 'articles.agree')?.params;
  if (params === undefined) return null;
  return (
    <Banner kind="warning" title={title}>
      <p className="mb-2">{help}</p>
      <p className="text-std-17B-170">{fill(count, params)}</p>
      <p>{params.names}</p>
      <input name="agreed" type="hidden" value={params.organizations} />
    </Banner>
  );
}
