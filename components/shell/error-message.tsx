'use client';

import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { ButtonLink } from '@/components/ui/link';
import { useUiText } from '@/lib/core/i18n/client-text';
import { fill } from '@/lib/core/i18n/fill';
import { faultReference } from '@/lib/core/reference';

/** The number that the log line of a failure has, from the digest that Next gives both to the page and to the log. */
function referenceOf(error: unknown): string | undefined {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined;
  if (typeof digest !== 'string' || digest === '') return undefined;
  return faultReference(digest);
}

/** A failure of ours: what to do, and the number to tell. */
export function ErrorMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const ui = useUiText();
  const reference = referenceOf(error);
  return (
    <div className="flex flex-col items-start gap-4" role="alert">
      <h1 className="flex items-center gap-2 text-std-24B-150">
        <Icon name="stop" className="text-error-1" />
        {ui.errorTitle}
      </h1>
      <p>{ui.errorBody}</p>
      <p>{ui.errorContact}</p>
      {reference ? (
        <p className="rounded-8 border border-line bg-panel px-4 py-2 font-bold">{fill(ui.reference, { reference })}</p>
      ) : null}
      <div className="flex flex-wrap gap-4">
        <Button onClick={retry} variant="solid">
          {ui.errorRetry}
        </Button>
        <ButtonLink href="/">{ui.errorHome}</ButtonLink>
      </div>
    </div>
  );
}
