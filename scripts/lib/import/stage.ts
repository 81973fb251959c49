import type { ClientBase } from 'pg';
import { z } from 'zod';
import { type OrganizationKind, organizationKinds } from '@/lib/access/actor';
import { askClient } from '@/lib/core/database/client-rows';
import { organizationId } from '@/lib/core/id-shapes';
import { idOf, newId, type OrganizationId } from '@/lib/core/ids';
import { entryColumns, neededColumns, readEntryLine, readTicketLine, ticketColumns } from '@/lib/tickets/import/rules';
import type { ImportEntry, ImportReason, ImportTicket } from '@/lib/tickets/import/types';
import { chainFor } from '@/lib/tickets/rules';
import { type CopyValue, copyRows } from '@/prisma/seed/copy';
import { createTemporaryTable } from '@/prisma/seed/roles';
import { type Encoding, readTable } from './files';

const bodyShape = z.object({
  id: organizationId,
  code: z.string(),
  kind: z.enum(organizationKinds),
  parent_id: organizationId.nullable(),
});
const referenceShape = z.object({ external_reference: z.string() });

export interface Rejected {
  readonly file: 'tickets' | 'entries';
  readonly line: number;
  readonly column: string;
  readonly reason: ImportReason;
}

export interface Order {
  readonly tickets: string;
  readonly entries: string;
  readonly source: string;
  readonly encoding: Encoding;
  readonly now: Date;
}

interface Body {
  readonly id: OrganizationId;
  readonly kind: OrganizationKind;
  readonly parent: OrganizationId | null;
}

interface Staged {
  readonly id: string;
  readonly chain: readonly string[];
  readonly channel: ImportTicket['channel'];
  readonly createdAt: Date;
}

const stages: Readonly<Record<string, string>> = {
  import_tickets: `(id uuid, line int, reference text, route ticket_route, channel ticket_channel, state ticket_state,
    chain uuid[], subject text, category ticket_category, system ticket_system, urgency ticket_urgency, occurred_at timestamptz,
    action_taken text, contact_name text, contact_phone text, contact_mail text, created_at timestamptz, answered_at timestamptz,
    closed_at timestamptz)`,
  import_entries: `(id uuid, ticket_id uuid, line int, kind ticket_entry_kind, organization_id uuid, level int,
    author_name text, body text, created_at timestamptz)`,
  import_numbers: '(id uuid, number text)',
};

const ticketStage = [
  ...[
    'id',
    'line',
    'reference',
    'route',
    'channel',
    'state',
    'chain',
    'subject',
    'category',
    'system',
    'urgency',
    'occurred_at',
  ],
  ...['action_taken', 'contact_name', 'contact_phone', 'contact_mail', 'created_at', 'answered_at', 'closed_at'],
];
const entryStage = ['id', 'ticket_id', 'line', 'kind', 'organization_id', 'level', 'author_name', 'body', 'created_at'];
const batchSize = 5_000;

/** Reads both files into temporary tables of the open transaction; what does not fit is listed and left out. */
export class Stage {
  readonly rejected: Rejected[] = [];
  readonly known = new Set<string>();
  private readonly staged = new Map<string, Staged>();
  private bodies = new Map<string, Body>();
  private center = idOf<OrganizationId>('');
  private operator = idOf<OrganizationId>('');
  skipped = 0;

  constructor(
    private readonly client: ClientBase,
    private readonly order: Order,
  ) {}

  async open(): Promise<void> {
    for (const [name, columns] of Object.entries(stages)) await createTemporaryTable(this.client, name, columns);
    const rows = await askClient(this.client, bodyShape, 'SELECT id, code, kind, parent_id FROM organizations');
    this.bodies = new Map(rows.map(({ id, code, kind, parent_id }) => [code, { id, kind, parent: parent_id }]));
    const only = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? idOf<OrganizationId>('');
    this.center = only('center');
    this.operator = only('operator');
    const before = await askClient(
      this.client,
      referenceShape,
      'SELECT external_reference FROM tickets WHERE source = $1',
      [this.order.source],
    );
    for (const { external_reference } of before) this.known.add(external_reference);
  }

  async readTickets(): Promise<number> {
    const columns = { known: ticketColumns, needed: neededColumns.tickets };
    return this.read('tickets', columns, ticketStage, (cells, line) => {
      const parsed = readTicketLine(cells, this.order.now);
      if (!parsed.ok) return this.refuse('tickets', line, parsed.problems);
      if (this.known.has(parsed.value.reference)) return this.skip();
      return this.ticketRow(parsed.value, line);
    });
  }

  async readEntries(): Promise<number> {
    const columns = { known: entryColumns, needed: neededColumns.entries };
    return this.read('entries', columns, entryStage, (cells, line) => {
      const parsed = readEntryLine(cells, this.order.now);
      if (!parsed.ok) return this.refuse('entries', line, parsed.problems);
      if (this.known.has(parsed.value.reference)) return this.skip();
      return this.entryRow(parsed.value, line);
    });
  }

  refuse(file: Rejected['file'], line: number, problems: readonly { column: string; reason: ImportReason }[]): null {
    for (const problem of problems) this.rejected.push({ file, line, ...problem });
    return null;
  }

  private skip(): null {
    this.skipped += 1;
    return null;
  }

  private async read(
    file: Rejected['file'],
    columns: Parameters<typeof readTable>[2],
    stage: readonly string[],
    rowOf: (cells: Readonly<Record<string, string | undefined>>, line: number) => CopyValue[] | null,
  ): Promise<number> {
    let batch: CopyValue[][] = [];
    let count = 0;
    const flush = () => copyRows(this.client, `import_${file}`, stage, batch);
    for await (const { line, cells } of readTable(this.order[file], this.order.encoding, columns)) {
      count += 1;
      const wide = [{ column: '', reason: 'columns' as const }];
      const row = cells === null ? this.refuse(file, line, wide) : rowOf(cells, line);
      if (row !== null) batch.push(row);
      if (batch.length < batchSize) continue;
      await flush();
      batch = [];
    }
    await flush();
    return count;
  }

  private ticketRow(t: ImportTicket, line: number): CopyValue[] | null {
    const body = this.bodies.get(t.organizationCode);
    const mayAsk = body !== undefined && body.kind !== 'operator';
    if (!mayAsk) return this.refuse('tickets', line, [{ column: 'organization_code', reason: 'notFound' }]);
    if (this.staged.has(t.reference)) return this.refuse('tickets', line, [{ column: 'reference', reason: 'twice' }]);
    const tiers = { asker: body.id, prefecture: body.parent, center: this.center, operator: this.operator };
    const chain = chainFor(body.kind, t.route, tiers);
    const id = newId(t.createdAt.getTime());
    this.staged.set(t.reference, { id, chain, channel: t.channel, createdAt: t.createdAt });
    return [
      ...[id, line, t.reference, t.route, t.channel, t.state, `{${chain.join(',')}}`, t.subject, t.category, t.system],
      ...[
        t.urgency,
        t.occurredAt,
        t.actionTaken,
        t.contactName,
        t.contactPhone,
        t.contactMail,
        t.createdAt,
        t.answeredAt,
      ],
      t.closedAt,
    ];
  }

  private entryRow(e: ImportEntry, line: number): CopyValue[] | null {
    const wrong = (column: string, reason: ImportReason) => this.refuse('entries', line, [{ column, reason }]);
    const ticket = this.staged.get(e.reference);
    if (ticket === undefined) return wrong('reference', 'notFound');
    const body = this.bodies.get(e.organizationCode);
    if (body === undefined) return wrong('organization_code', 'notFound');
    const level = ticket.chain.indexOf(body.id);
    const asks = e.kind !== 'question' || level === 0 || ticket.channel === 'phone';
    if (level < 0 || !asks) return wrong('organization_code', 'notOnRoute');
    if (e.createdAt < ticket.createdAt) return wrong('created_at', 'outOfOrder');
    const id = newId(e.createdAt.getTime());
    return [id, ticket.id, line, e.kind, body.id, level, e.authorName, e.body, e.createdAt];
  }
}
