import { getTranslations } from '@/lib/core/i18n/server';

export interface Crumb {
  label: string;
  /** The last one, the page itself, has none. */
  href?: string;
}

/** Where the page stands, from the dashboard down. */
export async function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const t = await getTranslations('shell');
  return (
    <nav aria-label={t('breadcrumb')} className="no-print mb-3">
      <ol className="flex flex-wrap items-center text-dns-14N-130">
        {items.map(({ label, href }) => (
          <li key={`${href} ${label}`} className="breadcrumb">
            {href ? (
              <a className="link inline-block py-2" href={href}>
                {label}
              </a>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
