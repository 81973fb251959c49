import type { Browser, BrowserContext, Page } from '@playwright/test';
import { password, terminals } from './people';

/** Makes of terminals, by their place in the list. */
export const terminalMakes = [0, 1] as const;

/** A browser at a terminal: one person, logged in or not. */
export class Terminal {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly origin: string;

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.#context = context;
    this.page = page;
    this.origin = origin;
  }

  static async open(browser: Browser, origin: string, make: (typeof terminalMakes)[number] = 0): Promise<Terminal> {
    const context = await browser.newContext({
      userAgent: terminals[make],
      locale: 'ja-JP',
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(180_000);
    const page = await context.newPage();
    // Papers are fetched by the drill, as a viewer does, and only once: a second drawing beside it would be measured, too. A route would
    // do the same and switch off the browser's cache, without which no terminal works.
    const network = await context.newCDPSession(page);
    network.on('Fetch.requestPaused', ({ requestId }) =>
      network.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => {}),
    );
    const papers = ['*/api/counter/preview*', '*/api/counter/issues*'];
    await network.send('Fetch.enable', { patterns: papers.map((urlPattern) => ({ urlPattern })) });
    return new Terminal(context, page, origin);
  }

  /** `shown`: until it can be read, not until every script and picture is there. */
  go(address: string, { shown = false } = {}) {
    return this.page.goto(`${this.origin}${address}`, { waitUntil: shown ? 'domcontentloaded' : 'load' });
  }

  /** By the log-in page, as people do. True = one is in. */
  async logIn(loginId: string): Promise<boolean> {
    await this.go('/login');
    await this.page.getByRole('textbox', { name: 'ログインID' }).fill(loginId);
    await this.page.getByLabel('パスワード').fill(password);
    await this.page.getByRole('button', { name: 'ログイン', exact: true }).first().click();
    // Refused, the page says so; let in, one is somewhere else.
    const refused = this.page.getByText(/パスワードが正しくありません|ログインできません/);
    await Promise.race([
      this.page.waitForURL((url) => !url.pathname.startsWith('/login'), { timeout: 120_000 }),
      refused.first().waitFor({ timeout: 120_000 }),
    ]).catch(() => {});
    return !new URL(this.page.url()).pathname.startsWith('/login');
  }

  /** The beginning of what the page says in its main part; for a report on what went wrong. */
  async said(): Promise<string> {
    const [text = ''] = await this.page.locator('main').allInnerTexts();
    return text.replaceAll(/\s+/g, ' ').slice(0, 300);
  }

  async text(): Promise<string> {
    return this.page
      .locator('body')
      .allInnerTexts()
      .then((texts) => texts.join('\n'));
  }

  /** The bars across the page: what it says of the state of things. */
  async bars(): Promise<string> {
    const bars = this.page.locator('.state-bars');
    return (await bars.count()) === 0 ? '' : (await bars.allInnerTexts()).join(' ').replaceAll('\n', ' ');
  }

  /** An answer of the site to this person's browser, with its cookies; `led`: to wherever it leads. */
  fetch(address: string, { led = true } = {}) {
    return this.#context.request.get(address.startsWith('http') ? address : `${this.origin}${address}`, {
      timeout: 240_000,
      ...(led ? {} : { maxRedirects: 0 }),
    });
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}
