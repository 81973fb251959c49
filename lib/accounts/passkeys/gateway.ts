import 'server-only';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { env } from '@/lib/core/env';
import type { UserId } from '@/lib/core/ids';

/** A credential as the database keeps it. */
export interface StoredCredential {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** The portal as authenticators know it: one host name, whatever the port. */
const relyingParty = (): { origin: string; id: string } => {
  const { origin, hostname } = new URL(env().RENKEI_ORIGIN);
  return { origin, id: hostname };
};

const known = (credentials: readonly StoredCredential[]) =>
  credentials.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }));

export function registrationOptions(
  user: { readonly userId: UserId; readonly loginId: string; readonly userName: string },
  existing: readonly StoredCredential[],
) {
  return generateRegistrationOptions({
    rpName: 'Renkei',
    rpID: relyingParty().id,
    userID: new TextEncoder().encode(user.userId),
    userName: user.loginId,
    userDisplayName: user.userName,
    excludeCredentials: known(existing),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
}

/** The new credential; null when the answer does not hold. */
export async function checkRegistration(response: object, challenge: string) {
  const { origin, id } = relyingParty();
  const checked = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
  }).catch(() => null);
  if (!checked?.verified) return null;
  const { credential, credentialBackedUp } = checked.registrationInfo;
  const stored = { credentialId: credential.id, publicKey: credential.publicKey, counter: credential.counter };
  return { ...stored, transports: credential.transports ?? [], backedUp: credentialBackedUp };
}

/** `credentials` empty: any that the authenticator itself remembers, checked with finger, face or PIN. */
export function authenticationOptions(credentials: readonly StoredCredential[]) {
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    allowCredentials: known(credentials),
    userVerification: credentials.length === 0 ? 'required' : 'preferred',
  });
}

/** The credential that an answer names, unchecked; empty when it names none. */
export const namedCredential = (response: object): string => ('id' in response ? String(response.id) : '');

/** The new counter, and whether the authenticator knew its user; null when the answer does not hold. */
export async function checkAuthentication(response: object, challenge: string, stored: StoredCredential) {
  const { origin, id } = relyingParty();
  const checked = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential: {
      id: stored.credentialId,
      publicKey: new Uint8Array(stored.publicKey),
      counter: stored.counter,
      transports: [...stored.transports],
    },
    requireUserVerification: false,
  }).catch(() => null);
  if (!checked?.verified) return null;
  const { newCounter, userVerified } = checked.authenticationInfo;
  return { newCounter, userVerified };
}
