'use client';

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
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

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const { options, value } = control;
    return value !== ([...options].find((option) => option.defaultSelected) ?? options[0])?.value;
  }
  if (control.value !== control.defaultValue) return true;
  return control instanceof HTMLInputElement && control.checked !== control.defaultChecked;
}

/** Somebody has opened something in it, stands in one of its fields, or has typed, chosen or ticked what is not sent yet. */
function isInUse(box: HTMLElement | null): boolean {
  if (box === null) return false;
  if (box.querySelector('details[open], :is(input, select, textarea):focus')) return true;
  return [...box.querySelectorAll<Control>('input, select, textarea')].some(isChanged);
}

/** Finds what the keyboard stands on (a link, a button) again in markup that takes the place of this; null = it stands elsewhere. */
function findFocus(box: HTMLElement | null): ((box: HTMLElement) => HTMLElement | undefined) | null {
  const focused = document.activeElement;
  if (box === null || focused === null || !box.contains(focused)) return null;
  const address = focused.getAttribute('href');
  const alike = `${focused.localName}${address === null ? '' : `[href="${CSS.escape(address)}"]`}`;
  const place = [...box.querySelectorAll(alike)].indexOf(focused);
  return (drawn) => [...drawn.querySelectorAll<HTMLElement>(alike)][place];
}

/** Puts markup into the page, and leaves what stands there alone until it says something else and nobody is in the middle of something there. */
export function PlacedMarkup({ as: Tag, attributes, markup, kept }: PlacedMarkupProps) {
  const text = markup ?? find(kept ?? '');
  const box = useRef<HTMLElement>(null);
  const [placed, place] = useState({ __html: text });
  const focus = useRef<ReturnType<typeof findFocus>>(null);
  if (placed.__html !== text && read(placed.__html) !== read(text) && !isInUse(box.current)) {
    focus.current = findFocus(box.current);
    place({ __html: text });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever markup was placed.
  useLayoutEffect(() => {
    if (box.current) focus.current?.(box.current)?.focus({ preventScroll: true });
    focus.current = null;
  }, [placed]);
  const all = { ...attributes, ref: box as RefObject<never>, 'data-part': kept, suppressHydrationWarning: true };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes from `writeMarkup`, which escapes every value.
  return <Tag {...all} dangerouslySetInnerHTML={placed} />;
}
