import type { ClientBase } from 'pg';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';

const holidayShape = z.object({ date: z.string() });

/** The country's holidays, as business dates. */
export async function readHolidays(client: ClientBase): Promise<ReadonlySet<string>> {
  const rows = await askClient(client, holidayShape, "SELECT to_char(date, 'YYYY-MM-DD') AS date FROM holidays");
  return new Set(rows.map(({ date }) => date));
}
