import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { currentSite } from '@/lib/core/site';
import { defaultSettings } from './constants';
import { type DataCopy, dataCopyShape } from './data-state/types';

const nothing: DataCopy = { dataAt: new Date(0), declaration: '', issuingStoppedAt: null };

/** The copy that this database holds of the actor's town; null = the data are live. A site without a copy has nothing to issue from. */
export async function getDataCopy(db: Ask): Promise<DataCopy | null> {
  if (currentSite().kind === 'cloud') return null;
  const [row] = await askRows(db, dataCopyShape)`
    SELECT data_at AS "dataAt", declaration, issuing_stopped_at AS "issuingStoppedAt" FROM data_copies`;
  return row ?? nothing;
}

export const certificateSettingsShape = z.object({ insurerNumber: z.string(), maxDataAgeHours: z.number() });
export type CertificateSettings = z.infer<typeof certificateSettingsShape>;

export async function getSettings(db: Ask): Promise<CertificateSettings> {
  const [row] = await askRows(db, certificateSettingsShape)`
    SELECT insurer_number AS "insurerNumber", max_data_age_hours::int AS "maxDataAgeHours" FROM certificate_settings`;
  return row ?? defaultSettings;
}
