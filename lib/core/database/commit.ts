import type { PoolClient, QueryConfig, QueryResult } from 'pg';

type Query = (config: QueryConfig | string, ...more: unknown[]) => Promise<QueryResult>;

/**
 * Makes a COMMIT fail that kept nothing. PostgreSQL answers `ROLLBACK` to it, and no error, when a statement before it had failed: a
 * failure that the work passed over would be a change that is reported and not made.
 */
export function refuseEmptyCommit(client: PoolClient): void {
  const query = client.query.bind(client) as unknown as Query;
  const checked: Query = async (config, ...more) => {
    const result = await query(config, ...more);
    if (result.command === 'ROLLBACK') throw new Error('the transaction was aborted: nothing of it is kept');
    return result;
  };
  const isCommit = (config: unknown) => typeof config === 'object' && (config as QueryConfig).text === 'COMMIT';
  client.query = ((config: QueryConfig, ...more: unknown[]) =>
    (isCommit(config) ? checked : query)(config, ...more)) as unknown as PoolClient['query'];
}
