import type { SliceTable } from './types';

/** Number of the form in which a slice is written: columns by name, so it is apart from the schema. */
export const sliceFormat = 1;
/** Older forms that are still read. */
export const readableFormats: readonly number[] = [1];

const own = 'organization_id = $town';
const ofUsers = 'user_id IN (SELECT id FROM users WHERE organization_id = $town)';

/**
 * What a town needs to work without the center, parents before children. `scope` says which rows are the town's: by a column, by a path,
 * or all (`true`: the names of organizations, which everybody may know). A catalogue test knows of every table of these schemas
 * whether it is in the slice.
 */
export const sliceTables: readonly SliceTable[] = [
  { table: 'organizations', key: ['id'], scope: 'true', reference: true, order: '(parent_id IS NOT NULL)' },
  { table: 'organization_codes', key: ['code'], scope: 'true', reference: true },
  { table: 'organization_versions', key: ['organization_id', 'sequence'], scope: 'true', reference: true },
  { table: 'mutual_aid', key: ['organization_id', 'partner_id'], scope: 'true', reference: true },
  { table: 'users', key: ['id'], scope: own, siteColumns: ['last_login_at'] },
  { table: 'user_roles', key: ['user_id', 'role'], scope: ofUsers },
  { table: 'totp_factors', key: ['user_id'], scope: ofUsers, siteColumns: ['last_step'], sealed: 'secret' },
  { table: 'passkeys', key: ['id'], scope: ofUsers, siteColumns: ['counter', 'last_used_at'] },
  { table: 'districts', key: ['id'], scope: own },
  { table: 'households', key: ['id'], scope: own },
  { table: 'residents', key: ['id'], scope: own },
  { table: 'register_changes', key: ['id'], scope: own },
  { table: 'income_records', key: ['id'], scope: own },
  { table: 'tax_assessments', key: ['id'], scope: own },
  { table: 'tax_instalments', key: ['id'], scope: own },
  { table: 'tax_payments', key: ['id'], scope: own },
  { table: 'insurance_members', key: ['id'], scope: own },
  { table: 'register_counters', key: ['organization_id', 'name'], scope: own },
  { table: 'paper_stocks', key: ['id'], scope: own, siteColumns: ['next_number', 'version'] },
  { table: 'insurance_form_periods', key: ['id'], scope: own },
  { table: 'certificate_settings', key: ['organization_id'], scope: own },
  { table: 'inventory_items', key: ['id'], scope: own },
  { table: 'emergency_contacts', key: ['id'], scope: own },
];

/** What a host needs before an activation: its own people, who open it, and whom to call. */
export const hostTables: ReadonlySet<string> = new Set([
  'organizations',
  'organization_codes',
  'organization_versions',
  'mutual_aid',
  'users',
  'user_roles',
  'totp_factors',
  'passkeys',
  'inventory_items',
  'emergency_contacts',
]);

/** Of the schemas that the slice is about, what a site writes itself, or what has no meaning away from the center. */
export const outOfSlice: ReadonlySet<string> = new Set([
  ...['sessions', 'idempotency_keys', 'login_throttles', 'writing_counters', 'known_places', 'pending_logins'],
  // The live system applies it at its moment; what it changes follows with the users.
  'prepared_handovers',
  // Keyed with the center's own secret; the page says which means of log-in work at a site.
  ...['recovery_codes', 'spent_passkey_challenges', 'provider_accounts'],
  ...['certificate_issues', 'certificate_counters', 'certificate_approvals'],
  ...[
    'change_counters',
    'slice_changes',
    'copies',
    'copy_receipts',
    'copy_alarms',
    'disaster_keys',
    'key_share_custodies',
  ],
  ...['declarations', 'declaration_steps', 'declaration_counters', 'key_openings', 'queued_applications'],
  ...['data_copies', 'site_status', 'site_requests', 'reservations', 'drills'],
]);
