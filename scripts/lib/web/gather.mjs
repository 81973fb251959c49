import cluster from 'node:cluster';

/**
 * Passes on what web processes ask and tell each other of their numbers (lib/core/metrics/gather.ts): only the first process
 * can reach them all.
 */
export function passMetricsOn() {
  cluster.on('message', (sender, message) => {
    if (message?.metrics === 'told') return tell(cluster.workers?.[message.asker], message);
    if (message?.metrics !== 'ask') return;
    const all = Object.values(cluster.workers ?? {});
    const others = all.filter((worker) => worker !== undefined && worker !== sender && worker.isConnected());
    tell(sender, { metrics: 'asked', question: message.question, others: others.length });
    for (const worker of others) tell(worker, { metrics: 'tell', question: message.question, asker: sender.id });
  });
}

/**
 * One that ends at this moment hears nothing, which is no failure.
 * @param {import('node:cluster').Worker | undefined} worker
 * @param {object} message
 */
function tell(worker, message) {
  if (worker?.isConnected()) worker.process.send(message, () => {});
}
