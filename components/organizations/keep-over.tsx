'use client';

import { useEffect, useRef } from 'react';
import { fillIn, keepInTab, readAll, takeFromTab } from '@/components/ui/form/typed';

interface KeepOverProps {
  /** Whose form it is and about what; the same before and after. */
  place: string;
  /** Id of the form that draws the page anew, with more to choose from. */
  by: string;
}

/** Stands in a form whose page another form draws anew: what was typed and ticked is there again. */
export function KeepOver({ place, by }: KeepOverProps) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = mark.current?.closest('form');
    const other = document.getElementById(by);
    if (!form || !other) return;
    const before = takeFromTab(place);
    if (before) fillIn(form, before);
    const keep = () => {
      // What was ticked and is not offered now is ticked when it is offered again.
      const ticked = [before?.typed.memberIds ?? []].flat();
      const away = ticked.filter((id) => form.querySelector(`[value="${CSS.escape(id)}"]`) === null);
      const typed = readAll(form);
      keepInTab(place, { typed: { ...typed, memberIds: [...[typed.memberIds ?? []].flat(), ...away] }, files: [] });
    };
    other.addEventListener('submit', keep);
    return () => other.removeEventListener('submit', keep);
  }, [place, by]);
  return <span ref={mark} hidden />;
}
