'use client';

import { useEffect, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { useFormOwner } from '@/components/ui/form-owner';
import { useUiText } from '@/lib/core/i18n/client-text';
import { isOthers } from './whose';

/** Says on a page that is still open that somebody else has logged in meanwhile, before more is typed into it. */
export function OtherPerson() {
  const ui = useUiText();
  const owner = useFormOwner();
  const [others, setOthers] = useState(false);
  useEffect(() => {
    const look = () => setOthers(isOthers(owner));
    look();
    // Another tab is where it happens, or another window, in which case this one is only clicked into; `pageshow`: a page that comes out of the browser's history as it was.
    addEventListener('focus', look);
    document.addEventListener('focusin', look);
    addEventListener('pageshow', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('focus', look);
      document.removeEventListener('focusin', look);
      removeEventListener('pageshow', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [owner]);
  if (!others) return null;
  return (
    <Banner announce className="no-print mb-6" kind="warning" title={ui.otherPersonTitle}>
      {ui.otherPersonBody}{' '}
      <a className="link" href="/login" rel="noreferrer" target="_blank">
        {ui.logInAgain}
      </a>
    </Banner>
  );
}
