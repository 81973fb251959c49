import type { ReactNode } from 'react';

interface FactorRowProps {
  name: string;
  action: ReactNode;
  children: ReactNode;
}

/** One means of proof: what it is, how it stands, what can be done. */
export function FactorRow({ name, action, children }: FactorRowProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-3">
      <div className="min-w-0">
        <h3 className="text-std-16B-170">{name}</h3>
        <div>{children}</div>
      </div>
      <div className="flex flex-wrap gap-3">{action}</div>
    </div>
  );
}
