/**
 * One event stream for the whole page, whatever asks for it. Open only while the page is visible: hidden tabs would use up the
 * few connections that a browser makes to one server.
 */
type Listener = (topic: string | null) => void;

const listeners = new Set<Listener>();
let stream: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

function tellAll(topic: string | null): void {
  for (const listener of listeners) listener(topic);
}

function close(): void {
  clearTimeout(retry);
  stream?.close();
  stream = null;
}

function open(): void {
  close();
  // What changed between the drawing of the page and now comes first.
  const drawnAt = document.getElementById('shell')?.dataset.drawnAt;
  const opened = new EventSource(drawnAt ? `/api/events?since=${drawnAt}` : '/api/events');
  stream = opened;
  opened.addEventListener('open', () => {
    // After a break nobody knows what was missed.
    if (failures > 0) tellAll(null);
    failures = 0;
  });
  opened.addEventListener('change', (event) => tellAll(String(JSON.parse(event.data).topic)));
  opened.addEventListener('resync', () => tellAll(null));
  opened.addEventListener('error', () => {
    close();
    failures++;
    const pause = Math.min(60_000, 1_000 * 2 ** failures) * (0.5 + Math.random() / 2);
    retry = setTimeout(follow, pause);
  });
}

/** Opens or closes the stream as the page's state asks. */
function follow(): void {
  const wanted = listeners.size > 0 && !document.hidden;
  if (wanted && !stream) open();
  if (!wanted) close();
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
