import { ButtonLink } from '@/components/ui/link';
import type { Actor } from '@/lib/access/actor';
import { canManageNetwork, canRegisterLine } from '@/lib/network/policy';
import type { NetworkWords } from './states';

/** The network's other pages, as far as the reader may open them. */
export function NetworkLinks({ actor, t }: { actor: Actor; t: NetworkWords }) {
  const manages = canManageNetwork(actor);
  const pages = [
    { href: '/network/alarms', label: t('links.alarms') },
    { href: '/network/events', label: t('links.events') },
    { href: '/network/systems', label: t('links.systems') },
    { href: '/network/places', label: t('links.places') },
    ...(manages ? [{ href: '/network/settings', label: t('links.settings') }] : []),
    ...(manages ? [{ href: '/network/nodes/new', label: t('links.register') }] : []),
    ...(canRegisterLine(actor, 'municipal') ? [{ href: '/network/lines/new', label: t('links.registerLine') }] : []),
  ];
  return (
    <nav aria-label={t('links.label')} className="flex flex-wrap gap-2">
      {pages.map(({ href, label }) => (
        <ButtonLink href={href} key={href} size="small">
          {label}
        </ButtonLink>
      ))}
    </nav>
  );
}
