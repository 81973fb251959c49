'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { registerKeyAction } from '@/lib/continuity/keys/actions';
import { codeOfShare, joinShares, makeShares, shareOfWords, wordsOfShare } from '@/lib/continuity/keys/shares/rules';
import type { KeyShare, ShareHolder } from '@/lib/continuity/keys/shares/types';
import { ShareCode } from './share-code';

interface CeremonyText {
  readonly make: string;
  readonly making: string;
  readonly print: string;
  readonly register: string;
  readonly registered: string;
  readonly test: string;
  readonly testHint: string;
  readonly testOk: string;
  readonly testWrong: string;
  readonly generation: string;
  readonly share: string;
  readonly keep: Readonly<Record<ShareHolder, string>>;
  readonly holders: Readonly<Record<ShareHolder, string>>;
}

interface KeyCeremonyProps {
  readonly town: string;
  readonly townName: string;
  readonly generation: number;
  readonly text: CeremonyText;
}

interface Made {
  readonly recipient: string;
  readonly shares: readonly KeyShare[];
}

/** Makes a key in this page: its shares are printed, read back, and gone with the page. Only the public part is sent. */
export function KeyCeremony({ town, townName, generation, text }: KeyCeremonyProps) {
  const [made, setMade] = useState<Made | null>(null);
  const [tested, setTested] = useState(false);
  return (
    <>
      <p className="mb-4">{text.making}</p>
      {made === null ? (
        <Button onClick={() => void makeShares(town, generation).then(setMade)} variant="solid">
          {text.make}
        </Button>
      ) : (
        <div className="flex flex-col gap-6">
          {made.shares.map((share) => (
            <Paper key={share.holder} share={share} text={text} townName={townName} />
          ))}
          <Button onClick={() => window.print()} variant="outline">
            {text.print}
          </Button>
          <ReadBack made={made} onDone={() => setTested(true)} text={text} town={town} generation={generation} />
          {tested ? (
            <ActionForm action={registerKeyAction} doneMessage={text.registered} label={text.register} once>
              <input name="generation" type="hidden" value={generation} />
              <input name="recipient" type="hidden" value={made.recipient} />
              <SubmitButton>{text.register}</SubmitButton>
            </ActionForm>
          ) : null}
        </div>
      )}
    </>
  );
}

/** One share as it goes to its holder: who keeps it, the words to read out, the code to scan. */
function Paper({ share, text, townName }: { share: KeyShare; text: CeremonyText; townName: string }) {
  return (
    <article className="break-after-page rounded-8 border border-line p-4" data-share={share.holder}>
      <h3 className="text-std-17B-170">
        {townName}　{text.generation} {share.generation}　{text.share}：{text.holders[share.holder]}
      </h3>
      <p>{text.keep[share.holder]}</p>
      <ol className="my-3 grid list-inside list-decimal grid-cols-2 gap-1 desktop:grid-cols-5" data-words="">
        {wordsOfShare(share).map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words may be the same, their places are not
          <li key={index}>{word}</li>
        ))}
      </ol>
      <ShareCode text={codeOfShare(share)} />
    </article>
  );
}

interface ReadBackProps {
  readonly made: Made;
  readonly town: string;
  readonly generation: number;
  readonly text: CeremonyText;
  readonly onDone: () => void;
}

/** Two papers are typed back before anything is registered: a key whose papers cannot be read is none. */
function ReadBack({ made, town, generation, text, onDone }: ReadBackProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState('');
  const holders = ['prefecture', 'center'] as const;
  const test = async () => {
    const shares = holders.flatMap((holder) => {
      const read = shareOfWords(typed[holder] ?? '', { town, generation, holder });
      return read.ok ? [read.value] : [];
    });
    const joined = await joinShares(shares, { town, generation, recipient: made.recipient });
    setSaid(joined.ok ? text.testOk : text.testWrong);
    if (joined.ok) onDone();
  };
  return (
    <fieldset className="flex flex-col gap-3 rounded-8 border border-line p-4">
      <legend className="text-std-17B-170">{text.test}</legend>
      <p>{text.testHint}</p>
      {holders.map((holder) => (
        <label className="flex flex-col gap-1" key={holder}>
          {text.holders[holder]}
          <textarea
            className="field"
            data-read={holder}
            onChange={({ target }) => setTyped((before) => ({ ...before, [holder]: target.value }))}
            rows={3}
          />
        </label>
      ))}
      <Button onClick={() => void test()} variant="outline">
        {text.test}
      </Button>
      <p role="status">{said}</p>
    </fieldset>
  );
}
