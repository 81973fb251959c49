import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { serve } from './lib/web/serve.mjs';
import { share } from './lib/web/share.mjs';

const development = process.env.NODE_ENV === 'development';
const hostname = process.env.RENKEI_HOST ?? '127.0.0.1';
const port = Number(process.env.RENKEI_PORT ?? 3000);
const processes = Number(process.env.RENKEI_WEB_PROCESSES ?? (development ? 1 : Math.min(availableParallelism(), 4)));

if (processes > 1 && cluster.isPrimary) await share(processes);
else
  await serve({ development, hostname, port }).catch((error) => {
    // The framework listens to what nobody catches, so that the process would live on without serving.
    console.error(error);
    process.exit(1);
  });
