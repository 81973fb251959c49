/** Address of the list with its filters; the default ones are left out. */
export function listAddress(view: { show?: string; group?: string | undefined; before?: string }): string {
  const query = new URLSearchParams();
  if (view.show === 'unread') query.set('show', 'unread');
  if (view.group) query.set('group', view.group);
  if (view.before) query.set('before', view.before);
  return query.size === 0 ? '/notifications' : `/notifications?${query}`;
}
