import cluster from 'node:cluster';

// Loaded into web and worker before their own code. Whoever started them may be killed without a chance to stop them:
// the closed channel tells, and they stop as if they had been asked to.
if (process.channel) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10_000).unref();
  });
  // A listener would by itself keep a process alive that has nothing left to do. A process of a cluster has: its server's
  // connections come through this channel, which is all that keeps it alive.
  if (!cluster.isWorker) process.channel.unref();
}
