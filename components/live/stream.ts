import type { Listener } from './shared-stream';

/** Milliseconds by which a stream looks back behind the one that it follows. */
const overlap = 5_000;

/** When the server drew the page, and when that was seen here: kept, because a page that is drawn anew says another time. */
let drawn: { readonly at: number; readonly seen: number } | undefined;

/** By the server's clock: the drawing of the page, or just before now, whichever is later. What was seen late only makes it earlier. */
function sinceWhen(): number | undefined {
  const at = Number(document.getElementById('shell')?.dataset.drawnAt);
  if (drawn === undefined && at > 0) drawn = { at, seen: performance.now() };
  return drawn && Math.round(Math.max(drawn.at, drawn.at + performance.now() - drawn.seen - overlap));
}

/** Opens a stream of what changes and keeps it open; begins with what has changed since the page was drawn. Returns what ends it. */
export function openStream(tell: Listener): () => void {
  let stream: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const open = () => {
    const since = sinceWhen();
    const opened = new EventSource(since === undefined ? '/api/events' : `/api/events?since=${since}`);
    stream = opened;
    opened.addEventListener('open', () => {
      // After a break nobody knows what was missed.
      if (failures > 0 || since === undefined) tell(null);
      failures = 0;
    });
    opened.addEventListener('change', (event) => tell(String(JSON.parse(event.data).topic)));
    opened.addEventListener('resync', () => tell(null));
    opened.addEventListener('error', () => {
      opened.close();
      failures++;
      const pause = Math.min(60_000, 1_000 * 2 ** failures) * (0.5 + Math.random() / 2);
      retry = setTimeout(open, pause);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    stream?.close();
  };
}
