import { readdirSync } from 'node:fs';
import path from 'node:path';

const onSite = 'only a site of a municipality has it; `scripts/lib/site` starts one';

/** Pages of the portal that no visit reaches, with the reason. */
export const notVisited: Readonly<Record<string, string>> = {
  '/continuity/applications': onSite,
  '/continuity/declare': onSite,
  '/continuity/drills': onSite,
  '/continuity/drills/[id]': onSite,
  '/continuity/keys': onSite,
};

/** The dashboards of the other roles; the same page, other contents. */
export const dashboards = [
  'niigata-admin',
  'center-call-1',
  'center-management',
  'operator',
  'seiro-clerk',
  'center-audit',
];

/** Pages that the national portal does not have; journeys of their own visit them. */
const elsewhere = /^\/counter(\/|$)/;

/** The addresses of the portal's pages after log-in, from the file system. */
export function listPages(): string[] {
  const top = 'app/(portal)';
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => `/${path.dirname(file)}`.replace(/^\/\.$/, '/'))
    .filter((route) => !elsewhere.test(route))
    .sort();
}
