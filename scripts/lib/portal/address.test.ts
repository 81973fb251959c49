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
    'postgres://renkei:secret-1@a:5432,b:5433/db',
    'postgres://renkei@a.example,b.example,c.example/db?target_session_attrs=read-write',
    'postgres://renkei@[::1]:5432,[::2]:5432/db?target_session_attrs=primary',
  ])('%s is taken as it is', (url) => {
    const environment = { DATABASE_URL: url } as unknown as NodeJS.ProcessEnv;
    expect(readSettings('production', environment).ownerUrl).toBe(url);
  });

  it.each([
    ['postgres:///db?host=a,b', 'host1:5432,host2:5432'],
    ['postgres://renkei:secret-1@a,b/db?target_session_attrs=any', 'target_session_attrs'],
    ['postgres://renkei:secret-1@a,b/db?target_session_attrs=standby', 'target_session_attrs'],
  ])('%s names hosts in a way that both variables refuse', (url, said) => {
    for (const name of ['DATABASE_URL', 'RENKEI_APP_DATABASE_URL']) {
      const refused = refusal({ [name]: url });
      expect(refused).toMatchObject({ code: 2, english: expect.stringContaining(name) });
      expect(refused?.english).toContain(said);
      expect(`${refused?.japanese}${refused?.english}`).not.toContain('secret-1');
    }
  });

  it.each([
    'mysql://a/db',
    'db.example',
    'postgres://renkei:secret-1@db.example:54x2/db',
    'postgres://renkei:secret-1@db.example,b.example:54x2/db',
    'postgres://u:secret-1#@h/d',
  ])('%s is none', (url) => {
    const said = refusal({ DATABASE_URL: url });
    expect(said?.english).toMatch('DATABASE_URL cannot be read');
    expect(`${said?.japanese}${said?.english}`).not.toContain('secret-1');
  });
});
