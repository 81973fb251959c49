import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

interface EmptyStateProps {
  icon?: IconName;
  /** What is not here. */
  title: string;
  /** What to do next: why it is empty, and the links or buttons that help. */
  children?: ReactNode;
}

export function EmptyState({ icon = 'info', title, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-8 border border-dashed border-solid-gray-420 px-4 py-8 text-center">
      <Icon name={icon} className="text-[2rem] text-solid-gray-600" />
      <p className="text-std-17B-170">{title}</p>
      {children ? <div className="text-std-16N-170 text-solid-gray-700">{children}</div> : null}
    </div>
  );
}
