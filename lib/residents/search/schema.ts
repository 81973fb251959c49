import { z } from 'zod';
import { searchWords } from '@/lib/access/search/words';

/** One line, as one types. */
export const residentSearchSchema = z.object({ q: searchWords.default('') });
