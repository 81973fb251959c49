'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ToldProblem } from '@/lib/core/errors';
import { hashFile, type Sending, sendFile } from './request';

export type UploadProgress =
  | { readonly state: 'waiting' }
  | { readonly state: 'hashing' }
  | { readonly state: 'sending'; readonly percent: number }
  | { readonly state: 'done'; readonly id: string }
  | { readonly state: 'failed'; readonly problem: ToldProblem };

export interface Upload {
  readonly key: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** None: it had been sent before the page was opened. */
  readonly file?: File;
  readonly progress: UploadProgress;
}

export interface Uploads {
  readonly list: readonly Upload[];
  /** Those that have no `room` any more stand in the list, too, and say so. */
  readonly add: (files: readonly File[], room: number) => void;
  readonly remove: (key: number) => void;
  readonly retry: (key: number) => void;
  readonly replace: (by: (before: readonly Upload[]) => readonly Upload[]) => void;
}

export const isRefused = ({ progress }: Upload): boolean => progress.state === 'failed';
export const isBusy = ({ progress }: Upload): boolean => ['waiting', 'hashing', 'sending'].includes(progress.state);

/** Marks that turn the direction of writing make a program's name read like a document's, here as under the stored name. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

let lastKey = 0;
/** Unlike that of any other file that was chosen since the document was loaded. */
export function newUploadKey(): number {
  lastKey += 1;
  return lastKey;
}

interface Limits {
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Whose form it is (`useFormOwner`). */
  readonly owner: string;
}

/** Files of a form, sent one after the other as soon as they are chosen, while the rest of the form is being filled in. */
export function useUploads(initial: readonly Upload[], { maxBytes, maxFiles, owner }: Limits): Uploads {
  const [list, setList] = useState(initial);
  const current = useRef<{ key: number; abort: AbortController } | null>(null);
  const report = useCallback((key: number, progress: UploadProgress) => {
    setList((before) => before.map((upload) => (upload.key === key ? { ...upload, progress } : upload)));
  }, []);

  useEffect(() => {
    const upload = list.find(({ progress }) => progress.state === 'waiting');
    if (current.current !== null || !upload?.file) return;
    const abort = new AbortController();
    current.current = { key: upload.key, abort };
    const sending = { owner, signal: abort.signal };
    deliver(upload.file, maxBytes, (progress) => report(upload.key, progress), sending).then((end) => {
      current.current = null;
      report(upload.key, end);
    });
  }, [list, maxBytes, owner, report]);
  useEffect(() => () => current.current?.abort.abort(), []);

  return {
    list,
    add: (files, room) => {
      const added = files.map(
        (file, place): Upload => ({
          key: newUploadKey(),
          name: file.name.replace(directions, ''),
          size: file.size,
          file,
          progress:
            place < room
              ? { state: 'waiting' }
              : { state: 'failed', problem: { code: 'fileTooMany', params: { max: maxFiles } } },
        }),
      );
      setList((before) => [...before, ...added]);
    },
    remove: (key) => {
      if (current.current?.key === key) current.current.abort.abort();
      setList((before) => before.filter((upload) => upload.key !== key));
    },
    retry: (key) => report(key, { state: 'waiting' }),
    replace: setList,
  };
}

/** What the file is, another try does not change. */
const refusals = [
  'files.name',
  'files.type',
  'files.tooLarge',
  'files.empty',
  'fileTooLarge',
  'fileEmpty',
  'fileTooMany',
];

export const isWorthRetrying = ({ file, progress }: Upload): boolean =>
  file !== undefined && progress.state === 'failed' && !refusals.includes(progress.problem.code);

/** Measures, hashes and sends one file; what went wrong with it is told at the file. */
async function deliver(
  file: File,
  maxBytes: number,
  report: (progress: UploadProgress) => void,
  sending: Sending,
): Promise<UploadProgress> {
  const problem = (code: ToldProblem['code'], params: ToldProblem['params'] = {}): UploadProgress => ({
    state: 'failed',
    problem: { code, params },
  });
  if (file.size === 0) return problem('fileEmpty');
  if (file.size > maxBytes) return problem('fileTooLarge', { megabytes: Math.floor(maxBytes / 1_048_576) });
  report({ state: 'hashing' });
  const hash = await hashFile(file).catch(() => null);
  if (hash === null) return problem('fileUnreadable');
  report({ state: 'sending', percent: 0 });
  const answer = await sendFile(file, hash, (percent) => report({ state: 'sending', percent }), sending);
  return answer.ok ? { state: 'done', id: answer.file.id } : { state: 'failed', problem: answer.problem };
}
