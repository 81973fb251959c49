'use client';

import { useEffect, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { useFormOwner } from '@/components/ui/form/owner';
import { useUiText } from '@/lib/core/i18n/client-text';
import { isOthers } from './whose';

/** Milliseconds: longer than a click takes. */
const clickMs = 500;

/** Says on a page that is still open that somebody else has logged in meanwhile, before more is typed into it. */
export function OtherPerson() {
  const ui = useUiText();
  const owner = useFormOwner();
  const [others, setOthers] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => setOthers(isOthers(owner));
    // The banner moves the page: not under a button that is being pressed, or the click is lost.
    const lookSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, clickMs);
    };
    look();
    // Another tab is where it happens, or another window, in which case this one is only clicked into; `pageshow`: a page that comes out of the browser's history as it was.
    const events = [
      [window, 'focus', lookSoon],
      [window, 'pageshow', look],
      [document, 'click', lookSoon],
      [document, 'keyup', lookSoon],
      [document, 'visibilitychange', look],
    ] as const;
    for (const [target, name, listener] of events) target.addEventListener(name, listener);
    return () => {
      clearTimeout(timer);
      for (const [target, name, listener] of events) target.removeEventListener(name, listener);
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
