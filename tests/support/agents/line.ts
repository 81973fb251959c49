import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Line {
  readonly origin: string;
  /** Bytes that have come from the center. */
  passed(): number;
  /** Breaks what is open, and lets nothing through until it is mended. */
  cut(broken: boolean): void;
  close(): void;
}

/** The line between an agent and the center: passes everything on, can be cut. */
export async function startLine(port: string): Promise<Line> {
  const open = new Set<Socket>();
  let [bytes, isCut] = [0, false];
  const server = createServer((agent) => {
    if (isCut) return void agent.destroy();
    const center = connect(Number(port), '127.0.0.1');
    for (const [one, other] of [
      [agent, center],
      [center, agent],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    center.on('data', (part) => {
      bytes += part.byteLength;
    });
    agent.pipe(center);
    center.pipe(agent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: () => bytes,
    cut: (broken) => {
      isCut = broken;
      if (broken) for (const one of open) one.destroy();
    },
    close: () => {
      for (const one of open) one.destroy();
      server.close();
    },
  };
}
