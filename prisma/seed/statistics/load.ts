import type { ClientBase } from 'pg';
import { loadProvision } from './provision';

/** The source's statistics (S4). Answers how many rows of counts there are. */
export const loadStatistics = (client: ClientBase, at: Date): Promise<number> =>
  loadProvision(client, at.toISOString().slice(0, 10));
