import type { NotificationListInput } from '@/lib/notifications/schema';

/** The list's filters, carried by its forms so that they come back to the same view. */
export function ViewFields({ view }: { view: NotificationListInput }) {
  return (
    <>
      <input name="show" type="hidden" value={view.show} />
      <input name="group" type="hidden" value={view.group ?? ''} />
    </>
  );
}
