import { definePublicRoute } from '@/lib/access/route';
import { now } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { feedOf } from '@/lib/window/hours/feed/rules';
import { readPublicHours } from '@/lib/window/hours/queries';
import { hoursFeedSchema } from '@/lib/window/schema';

/** A municipality's counter hours of the coming weeks, for calendars that subscribe to it. */
export const GET = definePublicRoute({
  name: 'window.hours_feed',
  method: 'GET',
  input: hoursFeedSchema,
  run: async ({ code, lang }) => {
    const hours = await withSystem('window.hours', (db) => readPublicHours(db, code));
    if (hours === null) return Response.json({ problems: [{ code: 'notFound' }] }, { status: 404 });
    return new Response(feedOf(hours, lang, now()), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `inline; filename="${code}-hours.ics"`,
        'cache-control': 'public, max-age=300',
      },
    });
  },
});
