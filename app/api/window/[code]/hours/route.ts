import { definePublicRoute } from '@/lib/access/route';
import { withSystem } from '@/lib/core/db';
import { readPublicHours } from '@/lib/window/hours/queries';
import { hoursSchema } from '@/lib/window/schema';

/** A municipality's counter hours of the coming weeks, for its web site and its residents' calendars. */
export const GET = definePublicRoute({
  name: 'window.hours',
  method: 'GET',
  input: hoursSchema,
  run: async ({ code }) => {
    const hours = await withSystem('window.hours', (db) => readPublicHours(db, code));
    if (hours === null) return Response.json({ problems: [{ code: 'notFound' }] }, { status: 404 });
    return Response.json(hours, { headers: { 'cache-control': 'public, max-age=300' } });
  },
});
