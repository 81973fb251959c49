import { getTranslations } from 'next-intl/server';
import { toString as toSvg } from 'qrcode';
import { enrollmentUri, readableSecret } from '@/lib/accounts/totp/rules';

/** The secret to be registered: as a picture, and as text for whoever cannot scan. */
export async function TotpEnrollment({ secret, loginId }: { secret: Uint8Array; loginId: string }) {
  const t = await getTranslations('entry.enroll');
  const svg = await toSvg(enrollmentUri(secret, loginId), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return (
    <div className="flex flex-col gap-3">
      <p>{t('scan')}</p>
      <div
        aria-label={t('qr')}
        className="mx-auto w-48"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own program, from a base32 secret and a log-in ID
        dangerouslySetInnerHTML={{ __html: svg }}
        role="img"
      />
      <p>{t('manual')}</p>
      <p className="text-center font-mono text-std-17N-170">{readableSecret(secret)}</p>
    </div>
  );
}
