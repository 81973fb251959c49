import { expect } from '@playwright/test';
import { sendInquiry, test } from '../support/people';

test('another town sees an inquiry by no endpoint', async ({ logIn }) => {
  const town = await logIn('152242-01');
  const subject = `秘密の件名${Date.now()}`;
  const number = await sendInquiry(town, { subject, question: '他の町には見えない問合せです。', file: '秘密.txt' });
  const file = await town.getByRole('link', { name: '秘密.txt' }).getAttribute('href');

  const other = await logIn('izumozaki-admin');
  expect((await other.goto(`/tickets/${number}`))?.status()).toBe(404);
  expect((await other.request.get(String(file))).status()).toBe(404);
  const pages = [
    `/tickets?desk=all&q=${encodeURIComponent(subject)}`,
    `/tickets?desk=all&q=${number}`,
    '/tickets?desk=all',
    '/notifications',
    '/mailbox',
    '/admin/audit',
    '/',
  ];
  for (const path of pages) {
    await other.goto(path);
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible();

    await expect(other.getByRole('link', { name: subject, exact: true }), path).toHaveCount(0);
  }
  for (const path of ['/tickets/export?format=csv&desk=all', '/admin/audit/export?format=csv']) {
    const answer = await other.request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(await answer.text(), path).not.toContain(subject);
  }
  await town.goto('/tickets?desk=all');
  await expect(town.getByRole('link', { name: subject, exact: true }).first()).toBeVisible();
});
