import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const parameter = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('integer'), min: z.int(), max: z.int() }),
  z.strictObject({ type: z.literal('word'), pattern: z.string().max(200).default('^[A-Za-z0-9._-]{1,80}$') }),
]);

/** What the center may have done here, by name. `{name}` in an argument stands for a parameter; no shell is between. */
const command = z.strictObject({
  run: z.array(z.string()).min(1),
  parameters: z.record(z.string(), parameter).default({}),
  timeoutSeconds: z.int().min(1).max(86_400).default(300),
});
export type AllowedCommand = z.output<typeof command>;

const schema = z.strictObject({
  /** Where the portal is. */
  portal: z.url(),
  /** Says whether the service runs that this server is there for: a word of its command line. */
  operation: z.strictObject({ process: z.string().min(1) }).optional(),
  /** Whom deliveries are believed from: SHA-256 of the first root metadata, as the center told it by another way. */
  deliveryRoot: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Deliveries are passed on to the servers behind this one, who ask at this port. `limit`: kilobytes a second on the line to the center. */
  relay: z
    .strictObject({
      port: z.int().min(1).max(65_535),
      host: z.string().default('0.0.0.0'),
      limit: z.int().min(0).default(0),
    })
    .optional(),
  /** Address of the server above whose agent passes deliveries on: `http://ps.example:8470`. */
  deliveriesFrom: z.url({ protocol: /^http$/ }).optional(),
  commands: z.record(z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/), command).default({}),
  /** For SNMP: v2c by community, v3 by user. */
  credentials: z
    .record(
      z.string(),
      z.union([
        z.strictObject({ community: z.string() }),
        z.strictObject({
          user: z.string(),
          authentication: z.string().min(8).optional(),
          privacy: z.string().min(8).optional(),
        }),
      ]),
    )
    .default({}),
});
export type Settings = z.output<typeof schema>;

/** `agent.json` in the agent's folder, which only the server's administrator writes. */
export function readSettings(folder: string, portal?: string): Settings {
  const file = path.join(folder, 'agent.json');
  const written: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return schema.parse({ ...(portal ? { portal } : {}), ...(written as object) });
}
