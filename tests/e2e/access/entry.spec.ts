import { expect, test } from '@playwright/test';
import { personas } from '@/lib/accounts/demonstration/constants';

test('whoever comes without a session is asked to log in', async ({ page }) => {
  await page.goto('/tickets');
  await expect(page).toHaveURL(/\/login\?next=%2Ftickets$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the login page of the demonstration names everybody who can log in', async ({ page }) => {
  await page.goto('/login');
  for (const { loginId } of personas) await expect(page.getByText(loginId, { exact: true }).first()).toBeVisible();
});
