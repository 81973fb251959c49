import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { keepPart } from '@/lib/core/markup/pages';
import { writeMarkup } from '@/lib/core/markup/write';
import { type PartAttributes, PlacedMarkup, type PlacedTag } from './placed-markup';

interface StaticPartProps extends PartAttributes {
  as?: PlacedTag;
  children: ReactNode;
}

/**
 * A part of a page in which nothing lives: server components, written as markup in one go. Most of most pages. A client component
 * in it is an error; one that can be typed into stands in a part of its own, which no figure beside it changes.
 * See `docs/decisions/static-parts.md`.
 */
export async function StaticPart({ as = 'div', children, ...attributes }: StaticPartProps) {
  const [{ text }, head] = await Promise.all([writeMarkup(children), headers()]);
  const key = keepPart(head.get('x-request-id') ?? '', text);
  if (key === null) return <PlacedMarkup as={as} attributes={attributes} markup={text} />;
  return <PlacedMarkup as={as} attributes={attributes} kept={key} />;
}
