import { Readable } from 'node:stream';
import { defineNodeEndpoint } from '@/lib/access/nodes/endpoint';
import { readAsNodes } from '@/lib/core/db';
import { failure } from '@/lib/core/errors';
import { deliveryPath } from './constants';
import { reportReceipt } from './receipts/mutations';
import { mayFetch } from './receipts/queries';
import { fileSchema, metadataSchema, receiptSchema } from './receipts/schema';
import { openKept } from './store/gateway';
import { readMetadata } from './trust/gathered/queries';

/** TUF metadata, byte for byte as it was signed. */
export const deliveryMetadata = defineNodeEndpoint({
  name: 'delivery.metadata',
  method: 'GET',
  path: `${deliveryPath}/metadata/{name}`,
  input: metadataSchema,
  most: 0,
  quota: 240,
  run: async ({ name }, { node }) => {
    const content = await readMetadata({ node, name });
    if (content === null) return failure('notFound', 'name');
    const bytes = Buffer.from(content);
    return {
      status: 200,
      headers: { 'content-type': 'application/json', 'content-length': bytes.length },
      stream: Readable.from([bytes]),
    };
  },
});

/** The first byte of `bytes=n-`; 0 without a range. */
const startOf = (range: string | undefined): number => Number(/^bytes=(\d{1,12})-$/.exec(range ?? '')?.[1] ?? 0);

/** A file of a release for this node, from a byte on. What it is worth, the signed metadata says. */
export const deliveryFile = defineNodeEndpoint({
  name: 'delivery.file',
  method: 'GET',
  path: `${deliveryPath}/files/{hash}`,
  input: fileSchema,
  most: 0,
  quota: 120,
  run: async ({ hash }, { node, origin, request }) => {
    const may = await readAsNodes([node], origin.requestId, (db) => mayFetch(db, node.nodeId, hash));
    if (!may) return failure('notFound', 'hash');
    const start = startOf(request.headers.range);
    const { size, stream } = await openKept(hash, start);
    const part = start > 0 ? { 'content-range': `bytes ${start}-${size - 1}/${size}` } : {};
    return {
      status: start > 0 ? 206 : 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': Math.max(0, size - start),
        'accept-ranges': 'bytes',
        ...part,
      },
      stream,
    };
  },
});

export const deliveryReceipt = defineNodeEndpoint({
  name: 'delivery.report',
  method: 'POST',
  path: `${deliveryPath}/{id}/receipts`,
  input: receiptSchema,
  most: 1_024,
  quota: 240,
  run: (input, { node }) => reportReceipt({ node, input }),
});
