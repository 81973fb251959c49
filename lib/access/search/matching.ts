import 'server-only';
import { Prisma } from '@/lib/core/generated/client';
import { fold } from '@/lib/core/search/rules';
import { wordsOf } from './words';

/**
 * Does a text say each word that was typed? 髙橋 finds 高橋, タナカ finds たなか, ｱﾍﾞ finds アベ, and blanks inside of names are nobody's
 * concern. For lists of which a reader sees some thousands at most: each row's text is folded when it is asked for.
 */
export function saysWords(text: Prisma.Sql, typed: string): Prisma.Sql {
  const words = wordsOf(typed)
    .map((word) => fold(word).replaceAll(' ', ''))
    .filter((word) => word !== '');
  if (words.length === 0) return Prisma.sql`true`;
  const form = Prisma.sql`replace(renkei.text_fold(${text}), ' ', '')`;
  return Prisma.join(
    words.map((word) => Prisma.sql`strpos(${form}, ${word}) > 0`),
    ' AND ',
  );
}
