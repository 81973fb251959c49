'use client';

import { useRef, useState } from 'react';
import { TextField } from '@/components/ui/text-field';

interface Caller {
  code: string;
  name: string;
  parentName: string | null;
}

async function search(typed: string): Promise<Caller[]> {
  const response = await fetch(`/api/tickets/callers?q=${encodeURIComponent(typed)}`).catch(() => null);
  return response?.ok ? ((await response.json()) as Caller[]) : [];
}

/** The calling organization by code; names and kana are looked up while typing. Without script one types the code. */
export function CallerField({ label, support }: { label: string; support: string }) {
  const [callers, setCallers] = useState<readonly Caller[]>([]);
  const asked = useRef(0);
  return (
    <>
      <TextField
        autoComplete="off"
        label={label}
        list="callers"
        name="askerCode"
        onInput={async (event) => {
          const typed = event.currentTarget.value.trim();
          const turn = ++asked.current;
          const found = typed === '' ? [] : await search(typed);
          // An answer that was overtaken is to what was typed before.
          if (turn === asked.current) setCallers(found);
        }}
        required
        support={support}
      />
      <datalist id="callers">
        {callers.map(({ code, name, parentName }) => (
          <option key={code} value={code}>
            {[parentName, name].filter(Boolean).join(' ')}
          </option>
        ))}
      </datalist>
    </>
  );
}
