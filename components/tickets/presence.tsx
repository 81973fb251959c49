'use client';

import { useEffect, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { useFormOwner } from '@/components/ui/form/owner';
import { ownerHeader } from '@/lib/access/forms/fields';
import { useUiText } from '@/lib/core/i18n/client-text';
import { fill } from '@/lib/core/i18n/fill';

interface Colleague {
  userName: string;
  composing: boolean;
}

const interval = 20_000;

const composer = '[data-composer] textarea';

/** Stands something in this page's composer? */
const isWritten = (): boolean => (document.querySelector<HTMLTextAreaElement>(composer)?.value.trim() ?? '') !== '';

/** Has it been typed into before this script ran? What a draft put there was not. */
function isChanged(): boolean {
  const text = document.querySelector<HTMLTextAreaElement>(composer);
  return text !== null && text.value !== text.defaultValue;
}

async function tell(ticketId: string, composing: boolean, owner: string): Promise<Colleague[] | null> {
  const response = await fetch('/api/tickets/presence', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [ownerHeader]: owner },
    body: JSON.stringify({ ticketId, composing }),
  }).catch(() => null);
  // Who leaves the page ends the reading of the answer, too.
  return response?.ok ? ((await response.json().catch(() => null)) as Colleague[] | null) : null;
}

/** Says who else of the organization has this ticket open, before two people answer it. */
export function Presence({
  ticketId,
  openLabel,
  composingLabel,
}: {
  ticketId: string;
  openLabel: string;
  composingLabel: string;
}) {
  const ui = useUiText();
  const owner = useFormOwner();
  const [present, setPresent] = useState<readonly Colleague[]>([]);
  useEffect(() => {
    // Remembered, because a page that is drawn anew has the saved draft as the composer's own text.
    let typed = isChanged();
    const onInput = ({ target }: Event) => {
      typed ||= target instanceof Element && target.matches(composer);
    };
    const update = async () => {
      if (document.visibilityState !== 'visible') return;
      setPresent((await tell(ticketId, typed && isWritten(), owner)) ?? []);
    };
    void update();
    const timer = setInterval(update, interval);
    document.addEventListener('input', onInput);
    return () => {
      clearInterval(timer);
      document.removeEventListener('input', onInput);
    };
  }, [ticketId, owner]);
  const composing = present.filter((one) => one.composing);
  const shown = composing.length > 0 ? composing : present;
  if (shown.length === 0) return null;
  const names = shown.map((one) => one.userName).join(ui.listSeparator);
  return (
    <Banner
      announce
      className="mb-4"
      kind={composing.length > 0 ? 'warning' : 'info'}
      title={fill(composing.length > 0 ? composingLabel : openLabel, { names })}
    />
  );
}
