'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useFormOwner } from '@/components/ui/form/owner';
import { ownerHeader } from '@/lib/access/forms/fields';
import { fill } from '@/lib/core/i18n/fill';
import { readKnowledgeNumber } from '@/lib/knowledge/number/rules';
import { type Answer, beginningOf, type Item, toItems } from './suggested';
import type { SuggestionLabels } from './suggestion-labels';

interface SuggestionsProps {
  labels: SuggestionLabels;
  /** Fields of the form around it whose words are looked for. */
  watch: readonly string[];
  /** Looked for as long as nothing is typed that anything fits. */
  initial?: string;
  /** Number of the inquiry that is being answered: it is not like itself, and what is like it is a click away. */
  inquiry?: string;
  /** The field that an answer can be taken over into; none = an answer is not what is written here. */
  insertInto?: string | undefined;
}

const pause = 450;
const least = 4;
const search = '/tickets?desk=all&sort=relevance&answered=yes';

async function look(q: string, except: string, owner: string, signal: AbortSignal): Promise<Answer | null> {
  const response = await fetch('/api/knowledge/suggestions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [ownerHeader]: owner },
    body: JSON.stringify({ q: beginningOf(q, 2_000), except }),
    signal,
  }).catch(() => null);
  // Who leaves the page ends the reading of the answer, too.
  return response?.ok ? response.json().catch(() => null) : null;
}

function typedIn(form: HTMLFormElement, names: readonly string[]): string {
  const values = names.map((name) => form.elements.namedItem(name));
  return values
    .map((field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : ''))
    .join(' ')
    .trim();
}

/** Puts an answer with its source, once, where the text is written, so that it is typed, counted and kept as typed text is. */
function insert(form: HTMLFormElement, name: string, { answer, source }: Item): void {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.focus();
  const taken = `${answer}\n${source}`;
  if (field.value.includes(taken)) return;
  const text = `${field.value === '' ? '' : `${field.value}\n\n`}${taken}`;
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What was answered before, beside the words as they are typed: a few, each taken over by its key or its button. */
export function Suggestions({ labels, watch, initial = '', inquiry = '', insertInto }: SuggestionsProps) {
  const owner = useFormOwner();
  const place = useRef<HTMLElement>(null);
  const inserting = useRef(false);
  const [items, setItems] = useState<readonly Item[]>([]);
  const [more, setMore] = useState('');
  const names = watch.join(' ');
  const [words] = useState(labels);
  const takeOver = (item: Item | undefined) => {
    const form = place.current?.closest('form');
    if (!item || !form || insertInto === undefined) return;
    // What is taken over was not typed: the other suggestions stay where they are.
    inserting.current = true;
    insert(form, insertInto, item);
    inserting.current = false;
  };
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let latest = new AbortController();
    const ask = async () => {
      latest.abort();
      latest = new AbortController();
      const { signal } = latest;
      for (const text of [typedIn(form, names.split(' ')), initial]) {
        if (text.length < least && readKnowledgeNumber(text) === null) continue;
        const answer = await look(text, inquiry, owner, signal);
        // An answer that was overtaken is to what was typed before.
        if (!answer || signal.aborted) return;
        const found = toItems(answer, words);
        setItems(found);
        setMore(
          text === initial && inquiry !== '' ? `&like=${inquiry}` : `&q=${encodeURIComponent(beginningOf(text, 60))}`,
        );
        if (found.length > 0) return;
      }
      setItems([]);
    };
    const later = () => {
      if (inserting.current) return;
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    };
    form.addEventListener('input', later);
    later();
    return () => {
      clearTimeout(timer);
      latest.abort();
      form.removeEventListener('input', later);
    };
  }, [owner, names, initial, inquiry, words]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const item = /^Digit[1-9]$/.test(event.code) ? items[Number(event.code.at(-1)) - 1] : undefined;
      if (!item || insertInto === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      event.preventDefault();
      takeOver(item);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
  return (
    <section ref={place} aria-label={labels.title} className="suggestions">
      <h3 className="text-dns-16B-130">{labels.title}</h3>
      <p aria-live="polite" className={items.length === 0 ? 'text-dns-14N-130' : 'sr-only'}>
        {items.length === 0 ? labels.none : fill(labels.count, { count: items.length })}
      </p>
      <ol hidden={items.length === 0}>
        {items.map((item, index) => (
          <li key={item.key} className="suggestion">
            <a className="link suggestion-title" href={item.href} rel="noreferrer" target="_blank">
              {item.mark} {item.title}
            </a>
            <p className="suggestion-answer" title={item.answer}>
              {item.answer}
            </p>
            {insertInto === undefined ? null : (
              <Button
                aria-keyshortcuts={`Alt+${index + 1}`}
                aria-label={`${labels.insert} ${item.mark} ${item.title}`}
                onClick={() => takeOver(item)}
                size="small"
                type="button"
                variant="outline"
              >
                {labels.insert} <kbd>Alt+{index + 1}</kbd>
              </Button>
            )}
          </li>
        ))}
      </ol>
      {more === '' ? null : (
        <a className="link text-dns-14N-130" href={`${search}${more}`} rel="noreferrer" target="_blank">
          {labels.more}
        </a>
      )}
    </section>
  );
}
