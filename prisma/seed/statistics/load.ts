import type { ClientBase } from 'pg';
import { loadDisclosure } from './disclosure';
import { loadProvision } from './provision';

/** The source's statistics (S4), and requests for disclosure at every step. Answers how many counts and requests there are. */
export async function loadStatistics(client: ClientBase, at: Date): Promise<number> {
  const counts = await loadProvision(client, at.toISOString().slice(0, 10));
  return counts + (await loadDisclosure(client, at));
}
