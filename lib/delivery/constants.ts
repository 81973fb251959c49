export const packageKinds = ['program', 'master_data', 'form', 'manual'] as const;
/** Bytes of a package. */
export const largestPackage = 2 * 1024 ** 3;
/** Bytes of one part of an upload; below what the framework lets through. */
export const partSize = 4 * 1024 ** 2;

/** Signatures under the targets metadata: one of whoever proposes, one of whoever approves. */
export const targetsThreshold = 2;
export const rootThreshold = 2;
export const rootKeys = 3;

/** Days for which metadata is valid. A timestamp is made anew each hour: an agent that is shown an old one notices within a day. */
export const validDays = { root: 365, targets: 180, snapshot: 7, timestamp: 1 } as const;
/** Days before the end of its validity from which people are told. */
export const warnDays = { root: 60, targets: 30 } as const;

/** Where agents find metadata and files; a part of their interface. */
export const deliveryPath = '/api/agent/v1/deliveries';

/** Commands of an agent itself; no entry of an allow-list. */
export const agentCommands = { fetch: 'delivery-fetch', apply: 'delivery-apply', undo: 'delivery-undo' } as const;

/** Nodes that fetch at the same time. */
export const mostFetching = 200;
/** Commands for one step of a node before it counts as failed. */
export const mostAttempts = 4;

export const releaseNodeKinds = ['national_server', 'prefectural_server', 'cs'] as const;

/** Deliveries to servers that a page lists. */
export const arrivalsListed = 100;
