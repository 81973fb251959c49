/** A browser without pages: it keeps cookies per host and follows redirects as far as it is told. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** Cookies for an address, for a server that is called without a socket. */
  cookies(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    return jar;
  }

  keep(url: string, setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = decodeURIComponent(pair.slice(at + 1));
      if (value === '' || /max-age=0/i.test(line)) this.cookies(url).delete(pair.slice(0, at));
      else this.cookies(url).set(pair.slice(0, at), value);
    }
  }

  async send(url: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...this.cookies(url)].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    this.keep(url, response.headers.getSetCookie());
    return response;
  }

  /** Follows redirects until a page comes, or an address that begins with `until`. */
  async follow(start: string, until: string): Promise<{ url: string; response: Response | null }> {
    let url = start;
    for (let hop = 0; hop < 10; hop++) {
      if (url.startsWith(until)) return { url, response: null };
      const response = await this.send(url);
      const location = response.headers.get('location');
      if (location === null) return { url, response };
      url = new URL(location, url).href;
    }
    throw new Error(`too many redirects, last ${url}`);
  }
}
