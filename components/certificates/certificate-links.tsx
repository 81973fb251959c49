import { ButtonLink } from '@/components/ui/link';
import { certificateKinds } from '@/lib/certificates/constants';
import { getTranslations } from '@/lib/core/i18n/server';

/** What can be issued of a person, each by a figure key, too. */
export async function CertificateLinks({ number, registered }: { number: string; registered: boolean }) {
  const t = await getTranslations('certificates');
  const offered = certificateKinds.filter((kind) => kind !== 'resident_record' || registered);
  return (
    <ul className="flex flex-wrap gap-3">
      {offered.map((kind) => {
        const key = String(certificateKinds.indexOf(kind) + 1);
        return (
          <li key={kind}>
            <ButtonLink
              aria-keyshortcuts={key}
              data-counter-key={key}
              href={`/counter/${number}/issue?kind=${kind}${kind === 'resident_record' ? '&relationship=true' : ''}`}
              variant={kind === 'resident_record' ? 'solid' : 'outline'}
            >
              {t(`kinds.${kind}`)} <kbd className="key">{key}</kbd>
            </ButtonLink>
          </li>
        );
      })}
    </ul>
  );
}
