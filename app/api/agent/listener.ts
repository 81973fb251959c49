import 'server-only';
import { answerNodes } from '@/lib/access/nodes/answer';
import * as delivery from '@/lib/delivery/endpoints';
import { findNodeKey } from '@/lib/network/agents/queries';
import * as network from '@/lib/network/endpoints';
import { startBeating } from '@/lib/network/intake/tasks';

/** What the servers of the network may send: each domain's `endpoints.ts`. */
const endpoints = [...Object.values(network), ...Object.values(delivery)];

/** Answers what begins with `/api/agent/`; the web server asks it before the framework (`scripts/lib/web/serve.mjs`). */
export const agentListener = answerNodes(endpoints, findNodeKey);

// Not while the portal is built: there is no database then.
if (process.env.NEXT_PHASE !== 'phase-production-build') startBeating();
