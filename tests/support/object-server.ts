import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from '@20minutes/s3rver';

/** The key pair that this server knows. */
const pair = { accessKey: 'S3RVER', secretKey: 'S3RVER' };

/**
 * A real server of the S3 protocol, over HTTP, with one bucket. It takes every signature of a key that it knows, because it computes
 * that of a request about the bucket itself otherwise than the protocol says (without the last slash); `strict`: it takes none but
 * its own, which is right for requests about objects.
 */
export async function startObjectServer({ strict = false } = {}) {
  const bucket = 'renkei-files';
  const directory = mkdtempSync(path.join(tmpdir(), 'renkei-objects-'));
  let port = 0;
  let server: S3rver;
  const start = async () => {
    server = new S3rver({
      ...{ directory, port, address: '127.0.0.1', silent: true, vhostBuckets: false },
      allowMismatchedSignatures: !strict,
      configureBuckets: [{ name: bucket }],
    });
    ({ port } = (await server.run()) as AddressInfo);
  };
  /** Connections that are kept alive would hold it up. */
  const stop = async () => {
    server.httpServer.closeAllConnections();
    await server.close();
  };
  await start();
  const settings = { bucket, endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', pathStyle: true, ...pair };
  return {
    settings,
    environment: {
      RENKEI_S3_BUCKET: bucket,
      RENKEI_S3_ENDPOINT: settings.endpoint,
      RENKEI_S3_ACCESS_KEY: pair.accessKey,
      RENKEI_S3_SECRET_KEY: pair.secretKey,
    },
    start,
    stop,
    remove: async () => {
      await stop().catch(() => {});
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
