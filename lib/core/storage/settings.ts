import { z } from 'zod';

/** Settings of an S3-compatible store, part of the environment (`env.ts`). */
export const s3Fields = {
  /** Bucket that holds files instead of `RENKEI_DATA_DIR`; unset = the folder. */
  RENKEI_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  /** Address of the store: `https://store.example:9000`. */
  RENKEI_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  RENKEI_S3_REGION: z.string().min(1).default('us-east-1'),
  RENKEI_S3_ACCESS_KEY: z.string().min(1).optional(),
  RENKEI_S3_SECRET_KEY: z.string().min(1).optional(),
  /** `false`: the bucket is part of the host name. */
  RENKEI_S3_PATH_STYLE: z.stringbool().default(true),
};

const fields = z.object(s3Fields);

export interface S3Settings {
  readonly bucket: string;
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly pathStyle: boolean;
}

const needed = ['RENKEI_S3_ENDPOINT', 'RENKEI_S3_ACCESS_KEY', 'RENKEI_S3_SECRET_KEY'] as const;

/** Names of what is still to be set when a bucket is. */
export const missingS3Fields = (values: z.infer<typeof fields>): string[] =>
  values.RENKEI_S3_BUCKET === undefined ? [] : needed.filter((name) => values[name] === undefined);

/** The store that is configured; null = files are in the folder. */
export function s3Settings(values: z.infer<typeof fields>): S3Settings | null {
  const { RENKEI_S3_BUCKET: bucket, RENKEI_S3_ENDPOINT: endpoint } = values;
  const { RENKEI_S3_ACCESS_KEY: accessKey, RENKEI_S3_SECRET_KEY: secretKey } = values;
  if (bucket === undefined) return null;
  if (endpoint === undefined || accessKey === undefined || secretKey === undefined)
    throw new Error(`RENKEI_S3_BUCKET is set, but not ${missingS3Fields(values).join(', ')}`);
  const { RENKEI_S3_REGION: region, RENKEI_S3_PATH_STYLE: pathStyle } = values;
  return { bucket, endpoint, region, accessKey, secretKey, pathStyle };
}

/** The same from a plain environment, for what runs before the portal is set up. */
export const readS3Settings = (environment: Readonly<Record<string, string | undefined>>): S3Settings | null =>
  s3Settings(fields.parse(environment));
