import { request as forward } from 'node:http';
import { createServer, type RequestOptions, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from './certificate';

export interface SecureAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly cookies: readonly string[];
  readonly text: string;
}

/** What stands in front of the portal in production: it ends TLS, says whom it talks to, and passes everything on. */
export async function startTlsProxy(portOf: () => string) {
  const certificate = makeCertificate('localhost');
  const server = createServer(certificate, (incoming, answer) => {
    const hops = [incoming.headers['x-forwarded-for'], incoming.socket.remoteAddress].filter(Boolean).join(', ');
    const headers = { ...incoming.headers, 'x-forwarded-for': hops, 'x-forwarded-proto': 'https' };
    const { method, url: path } = incoming;
    const passed = forward({ host: '127.0.0.1', port: portOf(), method, path, headers, agent: false }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `https://localhost:${port}`;
  return {
    origin,
    ask: (path: string, options: RequestOptions = {}, body?: Buffer) =>
      ask(
        { host: '127.0.0.1', servername: 'localhost', port, path, ca: certificate.cert, agent: false, ...options },
        body,
      ),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The certificate is checked: an answer is proof that TLS was spoken. */
function ask(options: RequestOptions, body?: Buffer): Promise<SecureAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(options, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        cookies: response.headers['set-cookie'] ?? [],
        text: Buffer.concat(parts).toString('utf8'),
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
