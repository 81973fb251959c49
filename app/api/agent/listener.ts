import 'server-only';
import { answerNodes } from '@/lib/access/nodes/answer';
import type { FindKey, NodeEndpoint } from '@/lib/access/nodes/types';

/** What the servers of the network may send: each domain's `endpoints.ts`. */
const endpoints: readonly NodeEndpoint[] = [];

/** Nobody has a key before the network's nodes are there. */
const findKey: FindKey = async () => null;

/** Answers what begins with `/api/agent/`; the web server asks it before the framework (`scripts/lib/web/serve.mjs`). */
export const agentListener = answerNodes(endpoints, findKey);
