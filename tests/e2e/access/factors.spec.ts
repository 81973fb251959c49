import { expect, type Page, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { demonstrationPassword } from '@/lib/accounts/demonstration/constants';

async function logIn(page: Page, loginId: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('ログインID').fill(loginId);
  await page.getByLabel('パスワード').fill(demonstrationPassword);
  await page.getByRole('button', { name: 'ログイン', exact: true }).first().click();
}

async function logOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}

test('an authenticator app is registered, asked for at log-in, and removed', async ({ page }) => {
  await logIn(page, '155811-01');
  await expect(page).toHaveURL('/');
  await page.goto('/settings/security/authenticator');
  await page.getByLabel('現在のパスワード').fill(demonstrationPassword);
  await page.getByRole('button', { name: '登録を始める' }).click();
  const text = (await page.locator('p.font-mono').textContent()) ?? '';
  const app = new TOTP({ secret: Secret.fromBase32(text.replaceAll(' ', '')) });
  await page.getByLabel('認証アプリに表示された6桁の数字').fill(app.generate());
  await page.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByRole('button', { name: '認証アプリを削除する' })).toBeVisible();
  await logOut(page);
  await logIn(page, '155811-01');
  await expect(page.getByRole('heading', { name: '二要素認証' })).toBeVisible();
  // The code of the next half minute, which is accepted too: the present one was used up by the registration.
  await page.getByLabel('認証コード').fill(app.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole('button', { name: '確認', exact: true }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/settings/security');
  await page.getByRole('button', { name: '認証アプリを削除する' }).click();
  await page.getByLabel('現在のパスワード').filter({ visible: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: '削除する', exact: true }).filter({ visible: true }).click();
  await expect(page.getByRole('link', { name: '認証アプリを登録する' })).toBeVisible();
});

test('a passkey is registered, is the second factor, and opens the portal by itself', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await logIn(page, '154059-01');
  await expect(page).toHaveURL('/');
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'パスキーを登録する' }).first().click();
  await page.getByLabel('パスキーの名前').fill('検証用の鍵');
  await page.getByLabel('現在のパスワード').filter({ visible: true }).fill(demonstrationPassword);
  await page.getByRole('dialog').getByRole('button', { name: 'パスキーを登録する' }).click();
  await expect(page.getByText('検証用の鍵', { exact: true })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'パスキーを登録する' })).toBeFocused();
  await logOut(page);
  await logIn(page, '154059-01');
  await page.getByRole('button', { name: 'パスキーで確認' }).click();
  await expect(page).toHaveURL('/');
  await logOut(page);
  await page.goto('/login');
  await page.getByRole('button', { name: 'パスキーでログイン' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByText('出雲崎町').first()).toBeVisible();
});
