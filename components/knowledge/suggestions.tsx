'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useFormOwner } from '@/components/ui/form/owner';
import { ownerHeader } from '@/lib/access/forms/fields';
import { fill } from '@/lib/core/i18n/fill';

interface Item {
  key: string;
  href: string;
  title: string;
  answer: string;
  /** What an answer that takes it over says at its end. */
  source: string;
}

interface Labels {
  title: string;
  none: string;
  insert: string;
  item: string;
  ticket: string;
  sourceOf: string;
  sourceTicket: string;
  sourceArticle: string;
}

interface SuggestionsProps {
  labels: Labels;
  /** Fields of the form around it whose words are looked for. */
  watch: readonly string[];
  /** Looked for as long as nothing is typed. */
  initial?: string;
  /** The field that an answer can be taken over into. */
  insertInto?: string;
}

const pause = 450;
const least = 4;

interface Answer {
  items: { number: number; title: string; answer: string }[];
  articles: { number: string; title: string; body: string }[];
  answers: { number: string; subject: string; answer: string }[];
}

async function look(q: string, owner: string, signal: AbortSignal): Promise<Answer | null> {
  const response = await fetch('/api/knowledge/suggestions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [ownerHeader]: owner },
    body: JSON.stringify({ q: q.slice(0, 2_000) }),
    signal,
  }).catch(() => null);
  return response?.ok ? ((await response.json()) as Answer) : null;
}

const toItems = (answer: Answer, labels: Labels): Item[] => [
  ...answer.items.map((item) => ({
    key: `K-${item.number}`,
    href: `/knowledge/${item.number}`,
    title: item.title,
    answer: item.answer,
    source: fill(labels.sourceOf, { number: `K-${item.number}` }),
  })),
  ...answer.articles.map(({ number, title, body }) => ({
    key: number,
    href: `/articles/${number}`,
    title,
    answer: body,
    source: fill(labels.sourceArticle, { number }),
  })),
  ...answer.answers.map((one) => ({
    key: one.number,
    href: `/tickets/${one.number}`,
    title: one.subject,
    answer: one.answer,
    source: fill(labels.sourceTicket, { number: one.number }),
  })),
];

function typedIn(form: HTMLFormElement, names: readonly string[]): string {
  const values = names.map((name) => form.elements.namedItem(name));
  return values
    .map((field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : ''))
    .join(' ')
    .trim();
}

/** Puts an answer with its source where the text is written, so that it is typed, counted and kept as typed text is. */
function insert(form: HTMLFormElement, name: string, { answer, source }: Item): void {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const text = `${field.value === '' ? '' : `${field.value}\n\n`}${answer}\n${source}`;
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
}

/** What was answered before, beside the words as they are typed. */
export function Suggestions({ labels, watch, initial = '', insertInto }: SuggestionsProps) {
  const owner = useFormOwner();
  const place = useRef<HTMLElement>(null);
  const [items, setItems] = useState<readonly Item[] | null>(null);
  const names = watch.join(' ');
  const [words] = useState(labels);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let latest = new AbortController();
    const ask = async () => {
      const typed = typedIn(form, names.split(' ')) || initial;
      if (typed.length < least) return setItems(null);
      latest.abort();
      latest = new AbortController();
      const { signal } = latest;
      const answer = await look(typed, owner, signal);
      // An answer that was overtaken is to what was typed before.
      if (answer && !signal.aborted) setItems(toItems(answer, words));
    };
    const later = () => {
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
  }, [owner, names, initial, words]);
  return (
    <section ref={place} aria-label={labels.title} aria-live="polite" className="suggestions">
      <h3 className="text-std-16B-170">{labels.title}</h3>
      {items === null || items.length === 0 ? <p className="text-dns-14N-130">{labels.none}</p> : null}
      <ul>
        {(items ?? []).map((item) => (
          <li key={item.key} className="suggestion">
            <a className="link" href={item.href} rel="noreferrer" target="_blank">
              {item.key} {item.title}
            </a>
            <p className="suggestion-answer">{item.answer}</p>
            {insertInto === undefined ? null : (
              <Button
                aria-label={`${labels.insert} ${item.key}`}
                onClick={({ currentTarget }) => currentTarget.form && insert(currentTarget.form, insertInto, item)}
                size="small"
                type="button"
                variant="outline"
              >
                {labels.insert}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
