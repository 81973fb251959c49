import { Banner } from '@/components/ui/banner';
import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { bulkActions } from '@/lib/tickets/triage/schema';

/** Numbers of inquiries, parted by blanks. */
const numbersIn = (named: unknown) => (typeof named === 'string' ? named.split(' ').filter(Boolean) : []);

/** What was just done to how many, and to which it was not done and why. `done`: what the address says, proven. */
export async function BulkResult({ done }: { done: Readonly<Record<string, unknown>> }) {
  const did = bulkActions.find((action) => action === done.did);
  if (did === undefined) return null;
  const t = await getTranslations('tickets');
  const count = Number(done.count);
  const refused = (['moved', 'denied', 'promised'] as const).filter((why) => numbersIn(done[why]).length > 0);
  return (
    <Banner
      announce
      className="mb-4"
      kind={refused.length === 0 ? 'success' : 'warning'}
      title={count === 0 ? t('triage.bulkNothing') : t(`triage.bulkDone.${did}`, { count })}
    >
      {refused.map((why) => (
        <p key={why}>
          {t(`triage.bulkRefused.${why}`)}
          {numbersIn(done[why]).map((number) => (
            <TextLink key={number} className="ms-2 inline-block" href={`/tickets/${number}`}>
              {number}
            </TextLink>
          ))}
        </p>
      ))}
    </Banner>
  );
}
