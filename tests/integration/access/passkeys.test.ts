import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { logInByPasskey } from '@/lib/accounts/login/mutations';
import { beginLogIn } from '@/lib/accounts/passkeys/mutations';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

const place = { address: '203.0.113.9', userAgent: 'test', requestId: 'request', device: undefined };
const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest();

/** An authenticator that asks for a finger and keeps no counter, so that nothing but the challenge makes an answer new. */
async function registerAuthenticator(userId: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coordinate = (label: string, value: string) => [Buffer.from(label, 'hex'), Buffer.from(value, 'base64url')];
  const cose = Buffer.concat([
    Buffer.from('a5010203262001', 'hex'),
    ...coordinate('215820', x),
    ...coordinate('225820', y),
  ]);
  const id = Buffer.from(newId()).toString('base64url');
  await owner().query(
    `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, name, backed_up, created_at)
     VALUES ($1, $2, $3, $4, 0, '指紋', false, now())`,
    [newId(), userId, id, cose],
  );
  return (challenge: string) => {
    const clientData = Buffer.from(
      JSON.stringify({ type: 'webauthn.get', challenge, origin: 'http://localhost:3000', crossOrigin: false }),
    );
    const authenticatorData = Buffer.concat([sha256('localhost'), Buffer.from('0500000000', 'hex')]);
    const signature = createSign('sha256').update(authenticatorData).update(sha256(clientData)).sign(privateKey);
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
    };
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  };
}

it('asking for challenges leaves nothing behind', async () => {
  const tokens = new Set<string>();
  for (let i = 0; i < 200; i++) tokens.add((await beginLogIn()).challengeToken);
  expect(tokens.size).toBe(200);
  expect((await owner().query('SELECT FROM spent_passkey_challenges')).rowCount).toBe(0);
});

it('a challenge is answered once', async () => {
  const actor = await createActor({ kind: 'municipality' });
  const sign = await registerAuthenticator(actor.userId);
  const { challengeToken, options } = await beginLogIn();
  const answer = { challengeToken, response: sign(options.challenge) };
  const refused = { ok: false, problems: [{ code: 'accounts.passkeyRefused' }] };
  const another = await beginLogIn();
  expect(await logInByPasskey({ ...answer, challengeToken: another.challengeToken }, '/', place)).toEqual(refused);
  const [first, second] = await Promise.all([logInByPasskey(answer, '/', place), logInByPasskey(answer, '/', place)]);
  expect([first.ok, second.ok].sort()).toEqual([false, true]);
  expect(await logInByPasskey(answer, '/', place)).toEqual(refused);
  const { rows } = await owner().query('SELECT challenge FROM spent_passkey_challenges');
  expect(rows).toEqual([{ challenge: options.challenge }]);
});
