import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Depot } from './depot';
import { isVerified } from './downloads';
import { type MetadataSource, passingOn } from './metadata';
import type { SignedTarget, Trust } from './trust';

/** Where the servers behind ask for a file, by its signed path. */
const relayPath = '/deliveries/';

/** Where they ask for metadata. The path of a file has no slash: it is encoded. */
const metadataAddress = /^\/deliveries\/metadata\/((?:timestamp|\d{1,9}\.(?:root|snapshot|targets))\.json)$/;

/**
 * Passes delivered files on to the servers behind this one, so that the line to the center carries each once for all of them. It needs no
 * trust of theirs: they verify what they get by metadata from the center. It passes on what the center has signed, and nothing else.
 */
export class Relay {
  private readonly targets = new Map<string, Promise<SignedTarget>>();
  /** When a file was verified, by its hash: it is read once for that, not for each who asks. */
  private readonly verified = new Map<string, number>();
  private readonly failed = new Set<string>();
  private readonly metadata: MetadataSource;

  constructor(
    private readonly depot: Depot,
    private readonly trust: Trust,
    /** Kilobytes a second on the line to the center; 0 = unlimited. */
    private readonly limit: number,
  ) {
    this.metadata = passingOn(trust.center);
  }

  listen(port: number, host: string): Promise<http.Server> {
    const server = http.createServer((request, response) => void this.answer(request.url ?? '', request, response));
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => resolve(server));
    });
  }

  /** 200 and 206: the file; 202: it is on its way here, ask again; 502: it cannot be had here, ask the center. */
  async answer(address: string, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    try {
      const [, name] = metadataAddress.exec(address) ?? [];
      if (request.method === 'GET' && name) return await this.answerMetadata(name, response);
      const path = address.startsWith(relayPath) ? decodeURIComponent(address.slice(relayPath.length)) : '';
      if (request.method !== 'GET' || path === '') return void response.writeHead(404).end();
      const target = await this.find(path);
      if (!(await this.isHere(target))) return void response.writeHead(this.begin(target) ? 202 : 502).end();
      const start = Number(/^bytes=(\d{1,12})-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const { size } = target;
      const part = start > 0 ? { 'content-range': `bytes ${start}-${size - 1}/${size}` } : {};
      response.writeHead(start > 0 ? 206 : 200, { 'content-length': Math.max(0, size - start), ...part });
      await pipeline(createReadStream(this.depot.fileOf(target), { start }), response);
    } catch {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    }
  }

  private async answerMetadata(name: string, response: http.ServerResponse): Promise<void> {
    const bytes = await this.metadata(name);
    if (bytes === null) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes);
  }

  /** What is signed under a path is never changed: it is looked up once. */
  private find(path: string): Promise<SignedTarget> {
    const known = this.targets.get(path);
    if (known) return known;
    const found = this.trust.find(path);
    this.targets.set(path, found);
    found.catch(() => this.targets.delete(path));
    return found;
  }

  private async isHere(target: SignedTarget): Promise<boolean> {
    const file = this.depot.fileOf(target);
    if (this.depot.isArriving(target) || !existsSync(file)) return false;
    const { mtimeMs } = statSync(file);
    if (this.verified.get(target.hash) === mtimeMs) return true;
    if (!(await isVerified(file, target))) return false;
    this.verified.set(target.hash, mtimeMs);
    return true;
  }

  /** Fetches what is not on its way yet. A fetch that failed is told to one who asks, and begun anew for the next. */
  private begin(target: SignedTarget): boolean {
    if (this.failed.delete(target.hash)) return false;
    if (!this.depot.isArriving(target)) this.depot.fetch(target, this.limit).catch(() => this.failed.add(target.hash));
    return true;
  }
}
