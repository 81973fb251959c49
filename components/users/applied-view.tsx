'use client';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/list/table';
import { fill } from '@/lib/core/i18n/fill';

export interface AppliedWords {
  appliedTitle: string;
  applied: string;
  passwords: string;
  issued: string;
  loginId: string;
  name: string;
  password: string;
  print: string;
}

export interface Applied {
  readonly added: readonly { readonly loginId: string; readonly name: string; readonly password: string }[];
  readonly changed: number;
}

/** What was done, and, this once, the passwords to be handed out. */
export function AppliedView({ applied, words }: { applied: Applied; words: AppliedWords }) {
  const { added, changed } = applied;
  return (
    <Banner announce kind="success" title={words.appliedTitle}>
      <p>{fill(words.applied, { added: added.length, changed })}</p>
      {added.length === 0 ? null : (
        <>
          <p className="my-3">{words.issued}</p>
          <Table caption={words.passwords}>
            <thead>
              <tr>
                {[words.loginId, words.name, words.password].map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {added.map(({ loginId, name, password }) => (
                <tr key={loginId}>
                  <td>{loginId}</td>
                  <td>{name}</td>
                  <td className="font-mono">{password}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          <Button className="no-print mt-3" onClick={() => print()}>
            {words.print}
          </Button>
        </>
      )}
    </Banner>
  );
}
