import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { CounterKeys } from '@/components/residents/counter-keys';
import { requireActor } from '@/lib/access/session';
import { canEnterCounter } from '@/lib/residents/policy';

/** In the national portal there is no counter; where there is one, only towns' people see it. */
export default async function CounterLayout({ children }: { children: ReactNode }) {
  if (!canEnterCounter(await requireActor())) notFound();
  return (
    <>
      {children}
      <CounterKeys />
    </>
  );
}
