import { connect, createServer, type Socket } from 'node:net';

/** A line that can be cut: what goes through is reset, or swallowed without a word. */
export interface Relay {
  readonly origin: string;
  readonly set: (state: 'open' | 'reset' | 'frozen') => void;
  readonly close: () => void;
}

export function openRelay(host: string, port: number, to: URL): Promise<Relay> {
  let state: 'open' | 'reset' | 'frozen' = 'open';
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    sockets.add(near);
    near.on('close', () => sockets.delete(near)).on('error', () => {});
    if (state === 'reset') return near.resetAndDestroy();
    if (state === 'frozen') return;
    const far = connect(Number(to.port), to.hostname);
    far.on('error', () => near.resetAndDestroy());
    near.on('close', () => far.destroy());
    near.pipe(far).pipe(near);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () =>
      resolve({
        origin: `http://${host}:${port}`,
        set: (next) => {
          state = next;
          for (const socket of sockets) {
            if (next === 'reset') socket.resetAndDestroy();
            if (next === 'frozen') socket.pause().unpipe();
          }
        },
        close: () => {
          for (const socket of sockets) socket.destroy();
          server.close();
        },
      }),
    );
  });
}
