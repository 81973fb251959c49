import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';

/** The markup of server components, as a page has it, without React's marks between texts. */
export async function draw(node: ReactNode): Promise<string> {
  const { prelude } = await prerender(node);
  const markup = await new Response(prelude).text();
  return markup.replaceAll('<!-- -->', '');
}
