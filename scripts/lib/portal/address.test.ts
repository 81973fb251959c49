import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.mjs';

const refusal = (environment: Record<string, string>) => {
  try {
    readSettings('production', environment as unknown as NodeJS.ProcessEnv);
    return null;
  } catch (error) {
    return error as { japanese: string; english: string; code: number };
  }
};

describe('the address of an outside database', () => {
  it.each([
    'postgres://renkei:p%40ss@db.example:5432/renkei',
    'postgresql://renkei@[::1]/renkei?sslmode=verify-full',
    'postgres://renkei:a,b@db.example/renkei',
    'postgres://renkei@%2Fvar%2Frun%2Fpostgresql/renkei',
  ])('%s is taken as it is', (url) => {
    const environment = { DATABASE_URL: url } as unknown as NodeJS.ProcessEnv;
    expect(readSettings('production', environment).ownerUrl).toBe(url);
  });

  it.each([
    'postgres://a,b/db',
    'postgres://renkei:secret-1@a:5432,b:5433/db',
    'postgres://renkei@a.example,b.example,c.example/db?target_session_attrs=read-write',
    'postgres:///db?host=a,b',
  ])('%s names several hosts, which both variables refuse in both languages', (url) => {
    for (const name of ['DATABASE_URL', 'RENKEI_APP_DATABASE_URL']) {
      const said = refusal({ [name]: url });
      expect(said).toMatchObject({ code: 2, japanese: expect.stringMatching(`${name} にホストが 2 つ以上`) });
      expect(said?.english).toMatch(`${name} names more than one host`);
      expect(`${said?.japanese}${said?.english}`).not.toContain('secret-1');
    }
  });

  it.each([
    'mysql://a/db',
    'db.example',
    'postgres://renkei:secret-1@db.example:54x2/db',
    'postgres://u:secret-1#@h/d',
  ])('%s is none', (url) => {
    const said = refusal({ DATABASE_URL: url });
    expect(said?.english).toMatch('DATABASE_URL cannot be read');
    expect(`${said?.japanese}${said?.english}`).not.toContain('secret-1');
  });
});
