import { z } from 'zod';
import type { CheckKind } from '@/lib/core/generated/enums';
import { checkKinds } from '../constants';

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u)
    .default('');

/** What each kind of probe needs to know; the first is also what the check is called by. */
export const targetFields: Readonly<Record<CheckKind, readonly TargetField[]>> = {
  cpu: [],
  memory: [],
  disk: ['path'],
  load: [],
  uptime: [],
  process: ['process'],
  database: ['host', 'port'],
  tcp: ['host', 'port'],
  http: ['url'],
  certificate: ['host', 'port'],
  dns: ['dnsName'],
  icmp: ['host'],
  snmp: ['host', 'oid', 'credential'],
};
export const targetFieldNames = ['host', 'port', 'url', 'path', 'process', 'dnsName', 'oid', 'credential'] as const;
export type TargetField = (typeof targetFieldNames)[number];

/** Forms of what is typed; an empty field is judged by whether the kind needs it. */
const forms: Readonly<Record<TargetField, RegExp>> = {
  host: /^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$/,
  port: /^([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/,
  url: /^https?:\/\/[^\s]{1,500}$/,
  path: /^\/[^\s]{0,200}$/,
  process: /^\S.{0,99}$/,
  dnsName: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}$/,
  oid: /^\d+(\.\d+){1,40}$/,
  credential: /^[A-Za-z0-9._-]{1,40}$/,
};

/** A check of a node or a line, done by the agent of `reporterCode`. */
export const addCheckSchema = z
  .strictObject({
    subject: z.enum(['node', 'line']),
    subjectId: z.uuid(),
    reporterCode: text(40),
    kind: z.enum(checkKinds),
    intervalSeconds: z.coerce.number().int().min(10).max(86_400),
    host: text(253),
    port: text(5),
    url: text(500),
    path: text(201),
    process: text(100),
    dnsName: text(253),
    oid: text(200),
    credential: text(40),
  })
  .superRefine((input, context) => {
    for (const field of targetFields[input.kind]) {
      if (forms[field].test(input[field])) continue;
      const code = input[field] === '' ? 'required' : 'invalid';
      context.addIssue({ code: 'custom', path: [field], params: { code } });
    }
  });
export type AddCheckInput = z.output<typeof addCheckSchema>;

export const retireCheckSchema = z.strictObject({ checkId: z.coerce.number().int().min(1).max(2_147_483_647) });
