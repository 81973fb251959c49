import { z } from 'zod';
import { missingS3Fields, s3Fields } from './storage/settings';

/** Settings of a process, from its environment. Read once; a wrong one stops the start with its name and rule. */
const fields = z.object({
  /** What web and worker log in with: the role `renkei_app` (never the owner). */
  RENKEI_APP_DATABASE_URL: z.string().min(1),
  /** Connections this process may hold. */
  RENKEI_DB_POOL: z.coerce.number().int().min(1).max(200).default(10),
  /** Address under which browsers reach the portal, without a trailing slash. */
  RENKEI_ORIGIN: z.url().default('http://localhost:3000'),
  /** Key for session cookies and signed links; at least 32 characters. */
  RENKEI_SECRET: z.string().min(32),
  /** Minutes without a click after which a session ends. */
  RENKEI_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(15),
  /** Hours after log-in at which a session ends, busy or not. */
  RENKEI_SESSION_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  /** Reverse proxies in front of the portal: so many entries at the end of X-Forwarded-For are theirs and can be believed. */
  RENKEI_PROXY_HOPS: z.coerce.number().int().min(0).max(9).default(0),
  /** Who must have a second factor; unset = `privileged` (administrators, center, operator), `optional` in the demonstration. */
  RENKEI_SECOND_FACTOR: z.enum(['optional', 'privileged', 'everybody']).optional(),
  /** An OpenID Connect provider whose users may log in; unset = none. */
  RENKEI_OIDC_ISSUER: z.url().optional(),
  RENKEI_OIDC_CLIENT_ID: z.string().min(1).optional(),
  RENKEI_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What its button is called. */
  RENKEI_OIDC_NAME: z.string().min(1).max(40).default('OpenID Connect'),
  /** The claim that holds the log-in ID. */
  RENKEI_OIDC_CLAIM: z.string().min(1).default('preferred_username'),
  /** `true`: the provider asks for a second factor itself, so the portal does not. */
  RENKEI_OIDC_SECOND_FACTOR: z.stringbool().default(false),
  /** `true`: an `http:` issuer on a loopback address is accepted. For tests. */
  RENKEI_OIDC_ALLOW_LOOPBACK: z.stringbool().default(false),
  /** What this installation is for: unset = the portal, `cloud` = the towns' live core system, a municipality's code = one of its sites. */
  RENKEI_SITE: z.union([z.literal('cloud'), z.string().regex(/^\d{6}$/)]).optional(),
  /** Of a town's site: its own copy (`down-recovery`), ciphertext of others (`partner`), or another town's copy opened by it (`activation`). */
  RENKEI_SITE_ROLE: z.enum(['down-recovery', 'partner', 'activation']).optional(),
  /** Code of the town in whose hall an `activation` stands. */
  RENKEI_SITE_HOST: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** Uploaded files and other data that is not in PostgreSQL. */
  RENKEI_DATA_DIR: z.string().min(1).default('.renkei'),
  ...s3Fields,
  /** Largest single upload, in bytes. */
  RENKEI_FILE_MAX_BYTES: z.coerce.number().int().min(1_024).max(1_073_741_824).default(20_971_520),
  /** What one organization may keep in files, in bytes, where `file_quotas` names no other limit. */
  RENKEI_FILE_QUOTA_BYTES: z.coerce.number().int().min(1_024).default(2_147_483_648),
  /** What reaches whole desks (inquiries, articles, incidents, requests for extensions) that one user, or one organization, may send in ten minutes; 0 = no limit. */
  RENKEI_INQUIRIES_PER_USER: z.coerce.number().int().min(0).max(100_000).default(20),
  RENKEI_INQUIRIES_PER_ORGANIZATION: z.coerce.number().int().min(0).max(100_000).default(100),
  /** The same for all else that others are told of: answers, comments, applications, reports. */
  RENKEI_ENTRIES_PER_USER: z.coerce.number().int().min(0).max(100_000).default(100),
  RENKEI_ENTRIES_PER_ORGANIZATION: z.coerce.number().int().min(0).max(100_000).default(1_000),
  /** `smtp://` or `smtps://` address of the mail server; empty = mails are not sent (the demonstration keeps them). */
  SMTP_URL: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]).default(''),
  /** Sender of the portal's mails. */
  RENKEI_MAIL_FROM: z.string().min(3).default('renkei@renkei.example'),
  /** Days after which a notification is deleted, once it was read; 0 = never. */
  RENKEI_KEEP_READ_DAYS: z.coerce.number().int().min(0).max(36_500).default(180),
  /** Days after which a notification is deleted that nobody read; 0 = never. */
  RENKEI_KEEP_UNREAD_DAYS: z.coerce.number().int().min(0).max(36_500).default(730),
  /** Days after which a mail is deleted that was sent, kept for the mailbox page, or given up; 0 = never. */
  RENKEI_KEEP_MAIL_DAYS: z.coerce.number().int().min(0).max(36_500).default(90),
  /** Bearer token that opens /api/metrics; empty = there are none. */
  RENKEI_METRICS_TOKEN: z.string().default(''),
  /** `true`: the demonstration: its log-ins are listed, and a mailbox page replaces SMTP. */
  RENKEI_DEMO: z.stringbool().default(false),
  /** Set: every page says that the portal is being maintained. Its value is shown: until when, whom to call. */
  RENKEI_MAINTENANCE: z.string().max(500).optional(),
  RENKEI_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const schema = fields.superRefine((values, context) => {
  for (const name of missingS3Fields(values))
    context.addIssue({ code: 'custom', path: [name], message: 'is needed when RENKEI_S3_BUCKET is set' });
  if (values.RENKEI_S3_BUCKET !== undefined && values.RENKEI_SITE !== undefined && values.RENKEI_SITE !== 'cloud')
    context.addIssue({ code: 'custom', path: ['RENKEI_S3_BUCKET'], message: 'a town’s site keeps its files itself' });
});

let parsed: z.infer<typeof schema> | undefined;

export function env(): z.infer<typeof schema> {
  parsed ??= schema.parse(process.env);
  return parsed;
}
