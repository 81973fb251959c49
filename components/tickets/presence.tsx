'use client';

import { useEffect, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { fill } from '@/lib/core/i18n/fill';

interface Colleague {
  userName: string;
  composing: boolean;
}

const interval = 20_000;

/** Has something been typed into this page's composer? */
function isComposing(): boolean {
  const text = document.querySelector<HTMLTextAreaElement>('[data-composer] textarea');
  return text !== null && text.value !== text.defaultValue;
}

async function tell(ticketId: string): Promise<Colleague[] | null> {
  const response = await fetch('/api/tickets/presence', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticketId, composing: isComposing() }),
  }).catch(() => null);
  return response?.ok ? ((await response.json()) as Colleague[]) : null;
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
  const [present, setPresent] = useState<readonly Colleague[]>([]);
  useEffect(() => {
    const update = async () => {
      if (document.visibilityState === 'visible') setPresent((await tell(ticketId)) ?? []);
    };
    void update();
    const timer = setInterval(update, interval);
    return () => clearInterval(timer);
  }, [ticketId]);
  const composing = present.filter((one) => one.composing);
  const shown = composing.length > 0 ? composing : present;
  if (shown.length === 0) return null;
  const names = shown.map((one) => one.userName).join('、');
  return (
    <Banner
      announce
      className="mb-4"
      kind={composing.length > 0 ? 'warning' : 'info'}
      title={fill(composing.length > 0 ? composingLabel : openLabel, { names })}
    />
  );
}
