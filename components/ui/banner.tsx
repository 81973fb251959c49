import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './icon';

export type BannerKind = 'info' | 'success' | 'warning' | 'error';

const looks: Record<BannerKind, { box: string; icon: IconName; role: 'status' | 'alert' }> = {
  info: { box: 'border-light-blue-900 bg-light-blue-50 text-light-blue-1000', icon: 'info', role: 'status' },
  success: { box: 'border-success-2 bg-green-50 text-green-900', icon: 'success', role: 'status' },
  warning: { box: 'border-warning-yellow-2 bg-yellow-50 text-yellow-1200', icon: 'alert', role: 'status' },
  error: { box: 'border-error-1 bg-red-50 text-red-1000', icon: 'stop', role: 'alert' },
};

interface BannerProps {
  kind: BannerKind;
  /** Says in words what the colour means. */
  title: string;
  /** It appears while the page is open, so it is read out; a banner that was there from the start is not. */
  announce?: boolean;
  className?: string;
  children?: ReactNode;
}

export function Banner({ kind, title, announce, className, children }: BannerProps) {
  const { box, icon, role } = looks[kind];
  return (
    <div className={classes('flex gap-3 rounded-8 border-2 p-4', box, className)} role={announce ? role : undefined}>
      <Icon name={icon} className="mt-1 text-[1.25rem]" />
      <div className="min-w-0 grow">
        <p className="text-std-16B-170">{title}</p>
        {children ? <div className="text-std-16N-170 text-solid-gray-800">{children}</div> : null}
      </div>
    </div>
  );
}
