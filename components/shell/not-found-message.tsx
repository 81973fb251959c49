'use client';

import { ButtonLink } from '@/components/ui/link';
import { useUiText } from '@/lib/core/i18n/client-text';

/** In the browser, because Next renders the missing page beside every page that is there, and sends it along. */
export function NotFoundMessage() {
  const ui = useUiText();
  return (
    <div className="flex max-w-2xl flex-col items-start gap-4">
      <h1 className="text-std-24B-150">{ui.notFoundTitle}</h1>
      <p>{ui.notFoundBody}</p>
      <div>
        <p>{ui.notFoundHints}</p>
        <ul className="list-disc ps-6">
          <li>{ui.notFoundHint1}</li>
          {/* Where nobody is logged in there is no search above. */}
          <li className="in-data-bare:hidden">{ui.notFoundHint2}</li>
        </ul>
      </div>
      <ButtonLink href="/">{ui.errorHome}</ButtonLink>
    </div>
  );
}
