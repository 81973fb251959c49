'use client';

import { type ReactNode, useEffect, useState } from 'react';

interface UndoBannerProps {
  seconds: number;
  /** Says how many seconds are left in place of `{seconds}`. */
  label: string;
  /** The form that takes it back. */
  children: ReactNode;
}

/** Offers for some seconds to take back what was just sent. */
export function UndoBanner({ seconds, label, children }: UndoBannerProps) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(now - 1, 0)), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (left === 0) return null;
  return (
    <div className="no-print mb-4 flex flex-wrap items-center gap-3">
      {children}
      <span className="text-dns-14N-130">{label.replace('{seconds}', String(left))}</span>
    </div>
  );
}
