import { create } from 'qrcode';
import { enrollmentUri, readableSecret } from '@/lib/accounts/totp/rules';
import { getTranslations } from '@/lib/core/i18n/server';

/** The secret to be registered: as a picture, and as text for whoever cannot scan. */
export async function TotpEnrollment({ secret, loginId }: { secret: Uint8Array; loginId: string }) {
  const t = await getTranslations('entry.enroll');
  const { modules } = create(enrollmentUri(secret, loginId), { errorCorrectionLevel: 'M' });
  const edge = modules.size + 2 * quiet;
  return (
    <div className="flex flex-col gap-3">
      <p>{t('scan')}</p>
      <svg aria-label={t('qr')} className="mx-auto w-48 bg-white" role="img" viewBox={`0 0 ${edge} ${edge}`}>
        <path d={darkSquares(modules.data, modules.size)} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p>{t('manual')}</p>
      <p className="text-center font-mono text-std-17N-170">{readableSecret(secret)}</p>
    </div>
  );
}

/** Squares of white around the code; scanners look for them. */
const quiet = 2;

function darkSquares(dark: ArrayLike<number>, size: number): string {
  return Array.from(dark)
    .map((bit, index) => (bit ? `M${(index % size) + quiet} ${Math.floor(index / size) + quiet}h1v1h-1z` : ''))
    .join('');
}
