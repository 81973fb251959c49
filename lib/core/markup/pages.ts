/** Set by `scripts/lib/web/pages.mjs`; missing wherever another server runs the pages. */
const processWide = globalThis as { renkeiPages?: Map<string, string[]>; renkeiFaults?: Map<string, string> };

/** Keeps markup for the rendering of the same request's page. null: this answer is no page, the markup must travel in it. */
export function keepPart(requestId: string, text: string): string | null {
  const parts = processWide.renkeiPages?.get(requestId);
  return parts ? `${requestId}:${parts.push(text) - 1}` : null;
}

/** What was kept, as long as the answer is under way. */
export function takePart(key: string): string {
  const [requestId = '', index] = key.split(':');
  return processWide.renkeiPages?.get(requestId)?.[Number(index)] ?? '';
}

/** Keeps what the answer says of a fault to whoever runs no script. */
export function keepFault(requestId: string, text: string): void {
  if (processWide.renkeiPages?.has(requestId)) processWide.renkeiFaults?.set(requestId, text);
}
