import { fillIn, readForm } from './form.mjs';
import { Browser } from './http.mjs';

/** Of the demonstration; it is printed on the log-in page. */
const password = 'renkei-demo-2026';

/** Browsers of personas, each logged in once, when it is first needed. */
export class People {
  /** @param {URL} origin @param {number} connections */
  constructor(origin, connections) {
    this.origin = origin;
    this.connections = connections;
    /** @type {Map<string, Promise<Browser>>} */
    this.browsers = new Map();
  }

  /** @param {string} loginId */
  as(loginId) {
    let browser = this.browsers.get(loginId);
    if (!browser) {
      browser = logIn(new Browser(this.origin, this.connections), loginId);
      this.browsers.set(loginId, browser);
    }
    return browser;
  }

  /** Once more, in a browser of its own. @param {string} loginId */
  async logInAnew(loginId) {
    (await logIn(new Browser(this.origin, 1), loginId)).close();
  }

  async close() {
    for (const browser of this.browsers.values()) (await browser).close();
  }
}

/** @param {Browser} browser @param {string} loginId */
async function logIn(browser, loginId) {
  const page = await browser.get('/login');
  const body = fillIn(readForm(page.text, 'loginId'), { loginId, password });
  const answer = await browser.ask('POST', '/login', body);
  const target = answer.headers.location ?? '';
  if (answer.status !== 303 || new URL(target, browser.origin).pathname !== '/') {
    throw new Error(`${loginId} could not log in: ${answer.status} ${target}`);
  }
  return browser;
}
