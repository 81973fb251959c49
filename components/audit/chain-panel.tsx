import { StatusBadge } from '@/components/ui/status-badge';
import type { ChainStatus } from '@/lib/audit/types';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** Whether the log was altered, and when that was looked at. */
export async function ChainPanel({ status }: { status: ChainStatus | null }) {
  const [t, locale] = await Promise.all([getTranslations('audit.chain'), getLocale()]);
  if (!status) return <p className="mb-4 text-dns-14N-130 text-solid-gray-700">{t('never')}</p>;
  return (
    <section
      aria-label={t('title')}
      className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2 rounded-8 border border-line bg-panel px-4 py-3 text-dns-14N-130"
    >
      <StatusBadge tone={status.intact ? 'success' : 'error'}>{status.intact ? t('intact') : t('broken')}</StatusBadge>
      <span>
        {t('verifiedAt')}: {formatShortDateTime(status.at, locale)}
      </span>
      <span>
        {t('links')}: {formatNumber(status.links)}
      </span>
      <span>
        {t('head')}: <code title={status.headHash}>{status.headHash.slice(0, 16)}…</code>
      </span>
      {status.findings.length > 0 ? <Findings findings={status.findings} /> : null}
    </section>
  );
}

async function Findings({ findings }: { findings: readonly string[] }) {
  const t = await getTranslations('audit');
  const words = (finding: string) => {
    const [code = '', ...place] = finding.split('@');
    const known = t.has(`findings.${code}` as 'findings.entry_changed')
      ? t(`findings.${code}` as 'findings.entry_changed')
      : code;
    return `${known} (${place.join('@')})`;
  };
  return (
    <ul aria-label={t('chain.findings')} className="basis-full list-disc ps-6">
      {findings.slice(0, 5).map((finding) => (
        <li key={finding} className="break-all">
          {words(finding)}
        </li>
      ))}
    </ul>
  );
}
