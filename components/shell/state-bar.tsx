import { Icon, type IconName } from '@/components/ui/icon';

/** `drill` and `demonstration`: this is not real. `degraded`: old data. `outage`: something is down. `planned`: something will be. */
export type StateBarKind = 'drill' | 'demonstration' | 'degraded' | 'outage' | 'planned';

export interface StateBarItem {
  readonly kind: StateBarKind;
  /** The whole sentence: what, since or until when. */
  readonly text: string;
  /** Where more is said. */
  readonly href?: string;
}

const icons: Record<StateBarKind, IconName> = {
  drill: 'shield',
  demonstration: 'info',
  degraded: 'clock',
  outage: 'stop',
  planned: 'calendar',
};

/** Bars across every page for as long as something is not as usual. */
export function StateBars({ label, items }: { label: string; items: readonly StateBarItem[] }) {
  if (items.length === 0) return null;
  return (
    <aside aria-label={label} className="state-bars">
      {items.map(({ kind, text, href }) => (
        <p key={kind + text} className="state-bar" data-kind={kind}>
          <Icon name={icons[kind]} />
          {href ? (
            <a className="underline" href={href}>
              {text}
            </a>
          ) : (
            text
          )}
        </p>
      ))}
    </aside>
  );
}
