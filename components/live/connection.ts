import { type Listener, SharedStream } from './shared-stream';
import { openStream } from './stream';

/** One for the whole page, whatever asks for it. It takes part only while the page is visible. */
const listeners = new Set<Listener>();
let shared: SharedStream | null = null;

function tellAll(topic: string | null): void {
  for (const listener of listeners) listener(topic);
}

/** Begins or ends to take part as the page's state asks. */
function follow(): void {
  const wanted = listeners.size > 0 && !document.hidden;
  if (wanted && !shared) {
    shared = new SharedStream(
      {
        // Missing where the portal is reached without HTTPS: there each window has its own.
        locks: navigator.locks,
        channel: () => (typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('renkei-live')),
        age: () => performance.now(),
        open: openStream,
      },
      tellAll,
    );
    shared.start();
  }
  if (!wanted) {
    shared?.stop();
    shared = null;
  }
}

function onVisibility(): void {
  follow();
  if (!document.hidden) tellAll(null);
}

/** Calls `listener` with the topic of each change, or null when anything may have changed; returns what ends it. */
export function listenLive(listener: Listener): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', onVisibility);
  listeners.add(listener);
  follow();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', onVisibility);
    follow();
  };
}
