'use client';

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { ActionForm } from '@/components/ui/form/action-form';
import type { FormAction } from '@/components/ui/form/state';
import { idempotencyField, ownerField } from '@/lib/access/forms/fields';

interface PasskeyFormProps {
  ceremony: 'register' | 'prove';
  /** Answers with a challenge; gets the field `password` where there is one. */
  begin: FormAction;
  /** Gets the authenticator's answer and all other fields. */
  finish: FormAction;
  label: string;
  /** Said where the browser or the address knows no passkeys. */
  unsupported: string;
  /** Said when the person or the device did not answer. */
  refused: string;
  children: ReactNode;
}

type Challenge =
  | { challengeToken: string; options: PublicKeyCredentialCreationOptionsJSON }
  | { challengeToken: string; options: PublicKeyCredentialRequestOptionsJSON };

/** Whoever logs in by password has no use for it: it comes when it is needed. */
const loadLibrary = () => import('@simplewebauthn/browser');

async function askAuthenticator(ceremony: PasskeyFormProps['ceremony'], { options }: Challenge): Promise<object> {
  const { startAuthentication, startRegistration } = await loadLibrary();
  return ceremony === 'register'
    ? startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
}

/** The three hops of a passkey in one form: challenge from the server, answer of the authenticator, back to the server. */
export function PasskeyForm({ ceremony, begin, finish, label, unsupported, refused, children }: PasskeyFormProps) {
  const router = useRouter();
  const [supported, setSupported] = useState(true);
  useEffect(() => setSupported(typeof PublicKeyCredential === 'function'), []);
  if (!supported) return <p>{unsupported}</p>;

  const action: FormAction = async (previous, form) => {
    void loadLibrary();
    const asked = new FormData();
    for (const name of ['password', ownerField]) {
      const value = form.get(name);
      if (value !== null) asked.set(name, value);
    }
    const begun = await begin(previous, asked);
    if (begun.status !== 'done') return begun;
    const challenge = begun.value as Challenge;
    const response = await askAuthenticator(ceremony, challenge).catch(() => null);
    if (response === null) {
      return { status: 'failed', problems: [{ code: 'accounts.passkeyRefused', text: refused }], typed: {} };
    }
    const answer = new FormData();
    for (const [name, value] of form) if (name !== 'password' && name !== idempotencyField) answer.set(name, value);
    answer.set('challengeToken', challenge.challengeToken);
    answer.set('response', JSON.stringify(response));
    const finished = await finish(previous, answer);
    if (finished.status === 'done') router.refresh();
    return finished;
  };
  return (
    <ActionForm action={action} label={label}>
      {children}
    </ActionForm>
  );
}
