import type { Actor } from '@/lib/access/actor';
import { owner } from './database';
import { accepted, send } from './inquiries';
import '@/lib/projects/actions';

export const beginning = { title: '証明書コンビニ交付の準備', system: 'カードAP搭載システム', startsOn: '2026-10-01' };

/** Begins a project; its id and number. */
export async function beginProject(
  actor: Actor,
  changes: Record<string, string> = {},
): Promise<{ id: string; number: number }> {
  const { number } = accepted(await send(actor, 'project.begin', { ...beginning, ...changes })) as unknown as {
    number: number;
  };
  const { rows } = await owner().query('SELECT id FROM projects WHERE number = $1', [number]);
  return { id: rows[0].id, number };
}

/** An item as the database has it, dates as `YYYY-MM-DD`. */
export async function itemOf(projectId: string, key: string) {
  const { rows } = await owner().query(
    `SELECT *, to_char(starts_on, 'YYYY-MM-DD') AS starts, to_char(ends_on, 'YYYY-MM-DD') AS ends FROM project_items
     WHERE project_id = $1 AND key = $2`,
    [projectId, key],
  );
  return rows[0];
}

/** What names an item in a form, at the version that it has now. */
export async function itemFields(projectId: string, key: string): Promise<Record<string, string>> {
  return { projectId, key, version: String((await itemOf(projectId, key)).version) };
}

export const planHours = {
  system: 'カードAP搭載システム',
  opens: '7:30',
  closes: '20:00',
  backupAt: '18:30',
  backupMinutes: '60',
};

/** Makes an operation plan; its id. */
export async function makePlan(actor: Actor, changes: Record<string, string> = {}): Promise<string> {
  return String(accepted(await send(actor, 'operation_plan.save', { ...planHours, ...changes })).id);
}

/** What names a plan in a form, at the version that it has now. */
export async function planFields(planId: string): Promise<{ planId: string; version: string }> {
  const { rows } = await owner().query('SELECT version::text FROM operation_plans WHERE id = $1', [planId]);
  return { planId, version: rows[0].version };
}
