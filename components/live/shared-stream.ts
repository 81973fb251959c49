/** Hears the topic of each change, or null when anything may have changed. */
export type Listener = (topic: string | null) => void;

/** What a page needs of its browser; without locks or channel it has a stream of its own. */
export interface Browser {
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly channel: () => BroadcastChannel | undefined;
  /** Milliseconds since the page was asked for. */
  readonly age: () => number;
  readonly open: (tell: Listener) => () => void;
}

/** A page that begins to listen says how old it is; the leader tells it (`to`) what it may have missed, and all of each change. */
type Message =
  | { readonly joined: number; readonly from: string }
  | { readonly topic: string | null; readonly to?: string };

const lockName = 'renkei-live';

/**
 * One event stream for all windows of a browser: over HTTP/1.1 it makes six connections to a server, and the seventh window would wait
 * for ever. The page that has the lock leads: it has the stream and passes on what it hears; when it goes, the next one has the lock.
 */
export class SharedStream {
  private readonly name = Math.random().toString(36).slice(2);
  private channel: BroadcastChannel | undefined;
  private wanting: AbortController | undefined;
  private release: (() => void) | undefined;
  /** When the leader heard of each topic, by its own age. */
  private readonly heard = new Map<string | null, number>();

  constructor(
    private readonly browser: Browser,
    private readonly tell: Listener,
  ) {}

  start(): void {
    const { locks } = this.browser;
    this.channel = locks && this.browser.channel();
    if (!locks || !this.channel) {
      this.release = this.browser.open(this.tell);
      return;
    }
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.receive(data);
    this.say({ joined: this.browser.age(), from: this.name });
    const wanting = new AbortController();
    this.wanting = wanting;
    locks
      .request(lockName, { signal: wanting.signal }, () => this.lead(wanting.signal))
      // Given up while it waited.
      .catch(() => undefined);
  }

  stop(): void {
    this.wanting?.abort();
    this.release?.();
    this.channel?.close();
    this.release = this.channel = this.wanting = undefined;
    this.heard.clear();
  }

  /** Ends when the lock is to go on to the next page. */
  private lead(given: AbortSignal): Promise<void> {
    if (given.aborted) return Promise.resolve();
    const end = this.browser.open((topic) => {
      this.heard.set(topic, this.browser.age());
      this.tell(topic);
      this.say({ topic });
    });
    return new Promise((resolve) => {
      this.release = () => {
        end();
        resolve();
      };
    });
  }

  private say(message: Message): void {
    this.channel?.postMessage(message);
  }

  private receive(message: Message): void {
    if ('topic' in message) {
      if (message.to === undefined || message.to === this.name) this.tell(message.topic);
      return;
    }
    if (!this.release) return;
    const to = message.from;
    const age = this.browser.age();
    // The stream began with what had changed since this page was drawn: of what was before, it knows nothing.
    if (message.joined >= age) this.say({ topic: null, to });
    else for (const [topic, at] of this.heard) if (at >= age - message.joined) this.say({ topic, to });
  }
}
