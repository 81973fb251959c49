import { Secret, TOTP } from 'otpauth';

/** What authenticator apps understand everywhere: SHA-1, six digits, 30 seconds (RFC 6238). */
const period = 30;

function generator(secret: Uint8Array, loginId: string): TOTP {
  return new TOTP({
    issuer: 'Renkei',
    label: loginId,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}

/** Bytes of a new secret: 160 bits, as RFC 4226 recommends. */
export const secretLength = 20;

/** What the QR code says. */
export const enrollmentUri = (secret: Uint8Array, loginId: string): string => generator(secret, loginId).toString();

/** The secret in groups of four, for typing it in. */
export function readableSecret(secret: Uint8Array): string {
  const { base32 } = new Secret({ buffer: new Uint8Array(secret).buffer });
  return base32.replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * The time step that a code belongs to; null = it is wrong. One step before and after is accepted, for clocks that differ; a step
 * that was used, or an older one, is not: whoever looked over the shoulder is too late.
 */
export function matchStep(secret: Uint8Array, code: string, lastStep: number, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = generator(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / period) + delta;
  return step > lastStep ? step : null;
}
