import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { findings } from '../support/axe';
import { enter, test } from '../support/people';
import { withDatabase } from '../support/session';
import { type StrictPortal, startStrictPortal } from '../support/strict';

const person = '152099-01';
let portal: StrictPortal;
test.beforeAll(async () => {
  portal = await startStrictPortal();
});
test.afterAll(() => portal.stop());

/** As when an administrator has issued a password. */
async function mustChangePassword(loginId: string): Promise<void> {
  await withDatabase((client) =>
    client.query('UPDATE users SET must_change_password = true, password_set_at = now() WHERE login_id = $1', [
      loginId,
    ]),
  );
}

async function check(page: Page, step: string): Promise<string[]> {
  await expect(page).toHaveURL(new RegExp(`/login/${step}$`));
  const address = `${portal.origin}/login/${step}`;
  const found = (await findings(page, address)).map((finding) => `${step} ${finding}`);
  // It may have been looked at in English.
  await page.goto(address);
  return found;
}

test('a factor is registered, asked for, and an issued password replaced; axe finds nothing on any step', async ({
  page,
}) => {
  const found: string[] = [];
  await page.goto(`${portal.origin}/login`);
  await enter(page, person);
  found.push(...(await check(page, 'enroll')));
  const text = (await page.locator('p.font-mono').textContent()) ?? '';
  await page.goto(`${portal.origin}/login/enroll`);
  // Asked for again, it is the same: an app that has it already need not read it once more.
  await expect(page.locator('p.font-mono')).toHaveText(text);
  const app = new TOTP({ secret: Secret.fromBase32(text.replaceAll(' ', '')) });
  await page.getByLabel('認証アプリに表示された6桁の数字').fill(app.generate());
  await page.getByRole('button', { name: '登録する' }).click();
  // There one gets recovery codes.
  await expect(page).toHaveURL(`${portal.origin}/settings/security`);

  await page.context().clearCookies();
  await mustChangePassword(person);
  await page.goto(`${portal.origin}/login`);
  await enter(page, person);
  found.push(...(await check(page, 'factor')));
  // The code of the next half minute, which is accepted too: the present one was used up by the registration.
  await page.getByLabel('認証コード').fill(app.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole('button', { name: '確認', exact: true }).click();
  found.push(...(await check(page, 'password')));
  await page.getByLabel('新しいパスワード', { exact: true }).fill('加茂の桜は四月の半ばに咲く');
  await page.getByLabel('新しいパスワード（確認）').fill('加茂の桜は四月の半ばに咲く');
  await page.getByRole('button', { name: '変更してログイン' }).click();
  await expect(page).toHaveURL(`${portal.origin}/`);
  await expect(page.getByText('加茂市').first()).toBeVisible();
  expect(found).toEqual([]);
});
