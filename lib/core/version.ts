import { z } from 'zod';

/** The version of a row that a form was made from; no column holds a larger number. */
export const versionField = z.coerce.number().int().min(1).max(2_147_483_647);
