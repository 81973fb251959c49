'use client';

import type { FormEvent } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/form/checkbox';

interface ColumnChoiceProps {
  columns: readonly { readonly name: string; readonly label: string; readonly shown: boolean }[];
  /** The list as it is, without columns in its address. */
  href: string;
  /** Keeps the choice for the next pages, which the server then draws that way. */
  cookie: string;
  separator: string;
  words: { readonly legend: string; readonly submit: string; readonly usual: string };
}

function keep(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing where the portal is reached without HTTPS
  document.cookie = `${cookie}=${value}; path=/tickets; max-age=${value === '' ? 0 : 31_536_000}; samesite=lax`;
}

/** Which columns the list has, from now on. Without script they are in the address, for this list alone. */
export function ColumnChoice({ columns, href, cookie, separator, words }: ColumnChoiceProps) {
  const [action = '', query = ''] = href.split('?');
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const names = new FormData(event.currentTarget).getAll('columns');
    keep(cookie, names.join(separator));
    location.assign(href);
  };
  return (
    <form action={action} className="filter-columns" method="get" onSubmit={choose}>
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <input name="columns" type="hidden" value="subject" />
      <fieldset className="filter-columns">
        <legend className="sr-only">{words.legend}</legend>
        {columns.map(({ name, label, shown }) => (
          <Checkbox key={name} defaultChecked={shown} name="columns" value={name}>
            {label}
          </Checkbox>
        ))}
      </fieldset>
      <button className={buttonClass('outline', 'small')} type="submit">
        {words.submit}
      </button>
      <a className="link py-2" href={href} onClick={() => keep(cookie, '')}>
        {words.usual}
      </a>
    </form>
  );
}
