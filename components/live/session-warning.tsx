'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useUiText } from '@/lib/core/i18n/client-text';
import { fill } from '@/lib/core/i18n/fill';
import { lookAgainIn, type Warning, warningOf } from './session-left';

/** Milliseconds that the server says are left; 0 = the log-in is over; null = it could not be asked. */
async function ask(address: '/api/session/left' | '/api/session/keep'): Promise<number | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store' });
    if (answer.status === 401) return 0;
    return answer.ok ? Number((await answer.json()).left) : null;
  } catch {
    return null;
  }
}

interface SessionWarningProps {
  /** Milliseconds that were left when the page was drawn. */
  left: number;
}

/** Says before a log-in ends that it will, to somebody who has typed into the page, and offers to go on. It stays in view: forms are long. */
export function SessionWarning({ left }: SessionWarningProps) {
  const ui = useUiText();
  const [state, setState] = useState<{ warning: Warning; minutes: number }>({ warning: 'none', minutes: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typed = useRef(false);
  const look = useCallback(async (address: Parameters<typeof ask>[0]) => {
    clearTimeout(timer.current);
    const now = typed.current || address === '/api/session/keep' ? await ask(address) : null;
    if (now !== null) setState({ warning: warningOf(now), minutes: Math.ceil(now / 60_000) });
    if (now === null || now > 0) timer.current = setTimeout(look, lookAgainIn(now ?? 60_000), '/api/session/left');
  }, []);
  useEffect(() => {
    const onInput = () => {
      typed.current = true;
    };
    document.addEventListener('input', onInput);
    timer.current = setTimeout(look, lookAgainIn(left), '/api/session/left');
    return () => {
      document.removeEventListener('input', onInput);
      clearTimeout(timer.current);
    };
  }, [left, look]);
  if (state.warning === 'none') return null;
  const over = state.warning === 'over';
  return (
    <Banner
      announce
      className="no-print sticky top-[calc(var(--header-height)+0.5rem)] z-10 mb-6"
      kind="warning"
      title={over ? ui.sessionOver : fill(ui.sessionSoon, { minutes: state.minutes })}
    >
      {over ? (
        <p>
          {ui.typedStays}{' '}
          <a className="link inline-block py-2" href="/login" rel="noreferrer" target="_blank">
            {ui.logInAgain}
          </a>
        </p>
      ) : (
        <Button className="mt-2" onClick={() => void look('/api/session/keep')} size="small" type="button">
          {ui.sessionKeep}
        </Button>
      )}
    </Banner>
  );
}
