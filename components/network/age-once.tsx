'use client';

import { useEffect, useState } from 'react';

/** Milliseconds for which 'so long ago' is still about right. */
const holds = 60_000;

/** An age as it was when the page was drawn; later the time, which stays true. */
export function AgeOnce({ age, time }: { age: string; time: string }) {
  const [old, setOld] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOld(true), holds);
    return () => clearTimeout(timer);
  }, []);
  return <span title={time}>{old ? time : age}</span>;
}
