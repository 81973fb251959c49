import { Client } from 'pg';
import { hashToken, newToken, sealToken, sessionCookie } from '@/lib/access/login/cookie';

export const origin = `http://localhost:${process.env.RENKEI_E2E_PORT}`;

/** The portal's database, as its owner. */
export async function withDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: process.env.RENKEI_E2E_DATABASE_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The cookie of a session that this person has begun just now: what the log-in page would have given. */
export async function cookieOf(loginId: string) {
  const token = newToken();
  const { rowCount } = await withDatabase((client) =>
    client.query(
      `INSERT INTO sessions (id, user_id, token_hash, expires_at)
       SELECT gen_random_uuid(), id, $2, now() + interval '12 hours' FROM users WHERE login_id = $1`,
      [loginId, hashToken(token)],
    ),
  );
  if (rowCount !== 1) throw new Error(`nobody has the log-in ID ${loginId}`);
  const { name, options } = sessionCookie();
  return { name, value: await sealToken(token), url: origin, httpOnly: options.httpOnly, sameSite: 'Lax' as const };
}
