import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { ask, type Fixture, upload } from '@/tests/support/inquiries';
import { insertNotification } from './samples';

export interface RouteSample {
  readonly by: Actor;
  readonly fields: Record<string, unknown>;
  /** Raw bytes beside the fields. */
  readonly body?: string;
  /** What others get: shut, or an answer without the secrets. */
  readonly shut: readonly number[];
  /** Words that `by` reads and others must not. */
  readonly secrets?: readonly string[];
  /** Tables in which whoever asks leaves a row of their own. */
  readonly own?: readonly string[];
}

export const routeSamples: Readonly<Record<string, (fixture: Fixture) => Promise<RouteSample>>> = {
  'file.download': async ({ town }) => ({ by: town, fields: { id: await upload(town) }, shut: [404] }),
  'file.upload': async ({ town }) => ({
    by: town,
    fields: { name: '画面.txt' },
    body: '画面の文字',
    shut: [201],
    own: ['files', 'file_bodies', 'file_quotas', 'audit_entries', 'audit_pending', 'audit_entry_organizations'],
  }),
  'notification.open': async ({ town }) => ({ by: town, fields: { id: await insertNotification(town) }, shut: [404] }),
  'events.stream': async ({ town }) => ({ by: town, fields: {}, shut: [200] }),
  'ticket.search-callers': async ({ center }) => ({
    by: center,
    fields: { q: '聖籠' },
    shut: [403],
    secrets: ['聖籠町'],
  }),
  'ticket.presence': async ({ town }) => {
    const { id } = await ask(town);
    return { by: town, fields: { ticketId: id, composing: true }, shut: [200, 404] };
  },
  // A draft is a note to oneself; that it names a ticket nobody else sees tells nobody anything.
  'ticket-draft.save': async ({ town }) => {
    const { id } = await ask(town);
    const fields = { ticketId: id, key: randomUUID(), fields: '{"text":"下書き"}', fileIds: [await upload(town)] };
    return { by: town, fields, shut: [200], own: ['ticket_drafts', 'idempotency_keys'] };
  },
  search: async ({ town }) => {
    const { number } = await ask(town);
    return { by: town, fields: { q: number }, shut: [303] };
  },
  'users.export': async ({ town }) => ({ by: town, fields: { format: 'csv' }, shut: [200], secrets: [town.loginId] }),
  'ticket.export': async ({ town }) => {
    const { number } = await ask(town);
    const fields = { format: 'csv', desk: 'all' };
    return { by: town, fields, shut: [200], secrets: [number] };
  },
  'audit.export': async ({ town }) => {
    const { id } = await ask(town);
    return {
      by: town,
      fields: { format: 'csv' },
      shut: [200],
      secrets: [id],
      own: ['audit_entries', 'audit_pending', 'audit_entry_organizations'],
    };
  },
  'contact.export': async ({ town }) => ({ by: town, fields: { kind: 'emergency', format: 'csv' }, shut: [200] }),
  'organization.export': async ({ town }) => ({ by: town, fields: { format: 'csv' }, shut: [200] }),
};
