import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import next from 'next';
import { announce } from './announce.mjs';
import { refuseRequest } from './bounds.mjs';
import { compressAnswer } from './compress.mjs';
import { addFaultMessage } from './fault-answer.mjs';
import { pickPacked } from './packed.mjs';
import { receive } from './receive.mjs';
import { routeAt } from './site-routes.mjs';

/**
 * Answers requests in this process until it is asked to stop.
 * @param {{ development: boolean, hostname: string, port: number }} place
 */
export async function serve({ development, hostname, port }) {
  // Longer than a reverse proxy keeps its side open: it must never send on a connection that we are just closing.
  // An address of ten thousand characters of Japanese is answered by its page, which says what is too long.
  const server = createServer({ keepAliveTimeout: 75_000, maxHeaderSize: 128 * 1_024 });
  const app = next({
    dev: development,
    turbopack: development,
    dir: process.cwd(),
    hostname,
    port,
    httpServer: server,
  });
  await app.prepare();
  await untilRegistered();
  const answer = app.getRequestHandler();
  const askForPacked = pickPacked(process.env.RENKEI_DIST_DIR ?? '.next');
  server.on('request', async (request, response) => {
    closeAfterBreak(request, response);
    const refused = refuseRequest(request);
    if (refused) return refuse(request, response, refused);
    const route = routeAt(request.url ?? '/', process.env);
    if (route.to === 'elsewhere') return void response.writeHead(307, { location: route.location }).end();
    // The framework's own page says that there is no such page.
    if (route.to === 'nowhere') request.url = '/not-here';
    // The last entry is what we see ourselves; how many of those before it are our proxies' is RENKEI_PROXY_HOPS.
    const hops = [request.headers['x-forwarded-for'], request.socket.remoteAddress];
    request.headers['x-forwarded-for'] = hops.filter(Boolean).join(', ');
    announce(request, response);
    if (answersNode(request, response)) return;
    const received = await receive(request, response).catch(() => null);
    // Who went away in the middle of a form waits for no answer.
    if (received === null) return response.destroy();
    if ('code' in received) return refuse(request, response, received);
    askForPacked(request, response);
    compressAnswer(request, response);
    addFaultMessage(request, response);
    return answer(received, response);
  });
  server.listen(port, hostname, () => process.send?.('ready'));
  server.on('error', (error) => {
    console.error(error);
    process.exit(1);
  });
  stopInOrder(server, app);
}

/**
 * What the servers of the network send is answered before the framework sees it (`app/api/agent/listener.ts`, which
 * `instrumentation.ts` puts here: it is part of what was built).
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answersNode(request, response) {
  const { renkeiAgentListener } =
    /** @type {{ renkeiAgentListener?: (request: unknown, response: unknown) => boolean }} */ (globalThis);
  return renkeiAgentListener?.(request, response) ?? false;
}

/** `app.prepare()` may return before `instrumentation.ts` has put the listener of the servers in its place. */
async function untilRegistered() {
  const until = Date.now() + 30_000;
  while (!('renkeiAgentListener' in globalThis)) {
    if (Date.now() > until) throw new Error('instrumentation.ts did not register the listener of the agents');
    await sleep(10);
  }
}

/** No page of the portal leads here; whoever wrote the address by hand may read either language. */
const refusedPage = `<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>Renkei</title>
<p>このアドレスは開けません。条件が多すぎるか、使用できない形です。 <a href="/">ダッシュボードへ</a></p>
<p lang="en">This address cannot be opened: it has too many conditions, or a form that cannot be used. <a href="/">To the dashboard</a></p></html>`;

/**
 * In the form in which every route says what is wrong (`answerProblems`), or as a page that costs nothing.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {import('./bounds.mjs').Refusal} refusal
 */
function refuse(request, response, { status, code, max, allow }) {
  if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(refusedPage);
    return;
  }
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', ...(allow ? { allow } : {}) };
  const problem = { code, ...(max === undefined ? {} : { params: { max } }) };
  response.writeHead(status, headers).end(JSON.stringify({ problems: [problem] }));
}

/**
 * When a body is left unread in the middle, the next request on the connection would stand behind the rest of it and never be seen.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function closeAfterBreak(request, response) {
  const { socket } = request;
  response.once('finish', () => {
    if (request.destroyed && !request.complete) socket.destroySoon();
  });
}

/**
 * @param {import('node:http').Server} server
 * @param {{ close: () => Promise<void> }} app
 */
function stopInOrder(server, app) {
  let stopping = false;
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      // Answers under way are finished; live-update streams never end by themselves.
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await Promise.race([closed, sleep(3_000)]);
      server.closeAllConnections();
      await Promise.race([app.close(), sleep(2_000)]);
      process.exit(0);
    });
  }
}
