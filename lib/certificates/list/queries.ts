import 'server-only';
import { z } from 'zod';
import { dateInJapan } from '@/lib/calendar/rules';
import { askOne } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { listAllResidents } from '@/lib/residents/queries';
import { ageOn } from '@/lib/residents/rules';
import type { ResidentList } from '../types';

/** Everybody of the town by district, for 全住民一覧. */
export async function composeResidentList(db: Ask, at: Date): Promise<ResidentList> {
  const today = dateInJapan(at);
  const districts = await listAllResidents(db);
  return {
    districts: districts.map(({ name, residents }) => ({
      name,
      residents: residents.map(({ birthDate, ...resident }) => ({ ...resident, age: ageOn(birthDate, today) })),
    })),
  };
}

const countShape = z.object({ count: z.number() });

/** People on the register of the own town. */
export async function countResidents(db: Ask): Promise<number> {
  const [row] = await askOne(db, countShape)`
    SELECT count(*)::int AS count FROM residents WHERE household_id IS NOT NULL`;
  return row.count;
}
