import { expect, type Page } from '@playwright/test';
import { buildOrganizations } from '@/prisma/seed/organizations/build';
import { readIn, sendInquiry, test } from '../support/people';

/** Pages by who opens them, each with an English name that stands there. */
const englishPages = {
  'seiro-admin': {
    '/': 'Niigata-ken',
    '/settings/profile': 'Seiro-machi',
    '/notifications': '(Japan Agency for Local Authority Information Systems (J-LIS))',
  },
  'niigata-admin': {
    '/': 'Izumozaki-machi',
    '/tickets?desk=all': 'Niigata-ken Seiro-machi',
    '/admin/users?organization=153079': 'users of Seiro-machi',
    '/admin/users?organization=all': 'Sekikawa-mura',
  },
  'center-management': { '/': 'Okinawa-ken', '/tickets?desk=all': 'Hokkaido' },
  'center-audit': { '/': 'Japan Agency', [`/admin/audit?person=${encodeURIComponent('諸橋')}`]: 'Izumozaki-machi' },
} as const;

test('one walks from each page of the settings to the others', async ({ logIn }) => {
  const page = await logIn('seiro-clerk');
  await page.goto('/settings/profile');
  for (const tab of ['通知', 'ログインとセキュリティ', 'プロフィール', '通知']) {
    await page.getByRole('navigation', { name: '設定' }).getByRole('link', { name: tab }).click();
    await expect(page.locator('main').getByRole('link', { name: tab })).toHaveAttribute('aria-current', 'page');
  }
});

test('an inquiry says where it came from, and speaks English to who reads English', async ({ logIn }) => {
  const page = await logIn('seiro-admin');
  const number = await sendInquiry(page, { subject: '画面の言葉', question: 'どう見えますか。' });
  const town = page.getByRole('list', { name: 'たどった経路' }).getByRole('listitem').first();
  await expect(town).toContainText('問合せ');
  await expect(town).not.toContainText('未経由');

  await readIn(page.context(), 'en');
  await page.goto(`/tickets/${number}`);
  await expect(page.getByText('Seiro-machi (Municipality) 佐々木 和夫')).toBeVisible();
  await expect(page.locator('#entry-1')).not.toContainText(/[（）]/);
  await expect(page.getByRole('list', { name: 'Path so far' })).toContainText('Niigata-ken');
  expect(await japaneseNames(page)).toEqual([]);
  await page.goto('/admin/users/handover');
  await expect(page.getByRole('textbox', { name: /^Content of the CSV/ })).toHaveValue(/^kind,login_id,/);
});

test('a narrow screen names every value of an inquiry and of a user', async ({ logIn }) => {
  const page = await logIn('niigata-admin', { viewport: { width: 390, height: 800 } });
  for (const address of ['/tickets?desk=all', '/admin/users']) {
    await page.goto(address);
    const row = page.locator('main tbody tr').first();
    await expect(row).toBeVisible();
    expect(await row.evaluate((element) => getComputedStyle(element).display)).toBe('block');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await page.goto('/tickets?desk=all&columns=urgency,asker,holder,since,due,updated');
  for (const label of ['緊急度', '問合せ元', '担当', '経過', '対応期限', '更新'])
    await expect(page.locator(`main tbody tr:first-child td[data-label="${label}"]`)).toHaveCount(1);
});

/** What people wrote stays as it is: subjects, words of an inquiry. */
const written = '[lang=ja], .entry-body, a[href^="/tickets/"]';

const names = buildOrganizations().map(({ name }) => name);

/** Of organizations, on the page that is open. It is of no use afterwards. */
async function japaneseNames(page: Page): Promise<string[]> {
  const text = await page.evaluate((selector) => {
    for (const element of document.querySelectorAll(`script, ${selector}`)) element.remove();
    return document.body.textContent;
  }, written);
  return names.filter((name) => text.includes(name));
}

test('who reads English reads no organization’s Japanese name, except where people wrote it', async ({ logIn }) => {
  for (const [who, addresses] of Object.entries(englishPages)) {
    const page = await logIn(who, { language: 'en' });
    for (const [address, shown] of Object.entries(addresses)) {
      await page.goto(address);
      await expect(page.locator('#shell')).toContainText(shown);
      expect(await japaneseNames(page)).toEqual([]);
    }
  }
});
