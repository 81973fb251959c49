'use client';

import { useState } from 'react';
import { takePart } from '@/lib/core/markup/pages';

export type PlacedTag = 'div' | 'section' | 'nav' | 'header' | 'footer' | 'aside' | 'form' | 'ol' | 'ul' | 'tbody';

export type PartAttributes = Readonly<Record<string, unknown>>;

interface PlacedMarkupProps {
  as: PlacedTag;
  attributes: PartAttributes;
  /** The markup, or, where the page itself holds it, the key under which. */
  markup?: string;
  kept?: string;
}

/** Found in the page when it came to life, for whenever its tree is drawn again. */
const found = new Map<string, string>();

function find(key: string): string {
  if (typeof document === 'undefined') return takePart(key);
  const text = found.get(key) ?? document.querySelector(`[data-part="${key}"]`)?.innerHTML ?? '';
  found.set(key, text);
  return text;
}

/** As the browser writes it down. */
function read(text: string): string {
  const template = document.createElement('template');
  template.innerHTML = text;
  return template.innerHTML;
}

/** Puts markup into the page, and leaves what stands there alone until it says something else: focus, typed text, open details. */
export function PlacedMarkup({ as: Tag, attributes, markup, kept }: PlacedMarkupProps) {
  const text = markup ?? find(kept ?? '');
  const [placed, place] = useState({ __html: text });
  if (placed.__html !== text && read(placed.__html) !== read(text)) place({ __html: text });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes from `writeMarkup`, which escapes every value.
  return <Tag {...attributes} dangerouslySetInnerHTML={placed} data-part={kept} suppressHydrationWarning />;
}
