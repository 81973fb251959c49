'use client';

import { type RefObject, useContext, useEffect, useRef } from 'react';
import { FormContext } from '../form/context';
import type { UploadedFile } from './request';
import { isBusy, isWorthRetrying, newUploadKey, type Upload, type Uploads } from './state';

/** Files of a form that goes while its page stays (who takes an inquiry meanwhile), by the page's path. Gone with the document. */
const leftBehind = new Map<string, readonly Upload[]>();

const putBackEvent = 'uploads-put-back';
const goneEvent = 'uploads-gone';
const uploadsIn = (form: Element) => form.querySelector('[data-uploads]');

/** What is noted of a file in the page itself, where `readFiles` finds it; nothing of one that was refused. */
export function noteOf(upload: Upload) {
  const { name, size, progress } = upload;
  if (progress.state !== 'done' && !isBusy(upload) && !isWorthRetrying(upload)) return {};
  const id = progress.state === 'done' ? progress.id : '';
  return { 'data-upload': id, 'data-upload-name': name, 'data-upload-size': size };
}

/** Without `id` it has not been sent completely. */
export const readFiles = (form: Element): UploadedFile[] =>
  Array.from(form.querySelectorAll<HTMLElement>('[data-upload]'), ({ dataset }) => ({
    id: dataset.upload ?? '',
    name: dataset.uploadName ?? '',
    size: Number(dataset.uploadSize),
  }));

/** The form has these files and no others. What was noted without being sent can only be chosen again, and says so. */
export const putBackFiles = (form: Element, files: readonly UploadedFile[]) =>
  uploadsIn(form)?.dispatchEvent(new CustomEvent(putBackEvent, { detail: files }));

/** The server does not have these (any more). */
export const tellFilesGone = (form: Element, ids: readonly string[]) =>
  uploadsIn(form)?.dispatchEvent(new CustomEvent(goneEvent, { detail: ids }));

const gone = { state: 'failed', problem: { code: 'fileGone' } } as const;
const detailOf = (event: Event) => (event as CustomEvent).detail;

const idOf = ({ progress }: Upload) => (progress.state === 'done' ? progress.id : '');

function fromNote({ id, name, size }: UploadedFile, before: readonly Upload[]): Upload {
  const known = before.find((one) => idOf(one) === id && (id !== '' || (one.name === name && one.size === size)));
  return known ?? { key: newUploadKey(), name, size, progress: id === '' ? gone : { state: 'done', id } };
}

/** Sending ended with the form that it stood in. */
const anew = (upload: Upload): Upload => (isBusy(upload) ? { ...upload, progress: { state: 'waiting' } } : upload);

/** @param complete the form has all that was left behind: a note of it is older and may lack what is on its way */
function listen(box: HTMLElement, { replace }: Pick<Uploads, 'replace'>, complete: boolean): () => void {
  const putBack = (event: Event) => {
    if (!complete) replace((before) => (detailOf(event) as UploadedFile[]).map((note) => fromNote(note, before)));
  };
  const markGone = (event: Event) =>
    replace((before) => before.map((one) => (detailOf(event).includes(idOf(one)) ? { ...one, progress: gone } : one)));
  box.addEventListener(putBackEvent, putBack);
  box.addEventListener(goneEvent, markGone);
  return () => {
    box.removeEventListener(putBackEvent, putBack);
    box.removeEventListener(goneEvent, markGone);
  };
}

/** Keeps the chosen files over a form that is drawn anew without having been sent, and tells the form of each change. */
export function useKeptUploads(box: RefObject<HTMLElement | null>, { list, replace }: Uploads): void {
  const { problems } = useContext(FormContext);
  const newest = useRef(list);
  const sent = useRef(false);
  const notes = list.map((upload) => `${idOf(upload)} ${upload.name}`).join('\n');
  const told = useRef(notes);
  useEffect(() => {
    newest.current = list;
  }, [list]);
  useEffect(() => {
    if (told.current === notes) return;
    told.current = notes;
    box.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [box, notes]);
  // It was sent and refused.
  useEffect(() => {
    if (problems.length > 0) sent.current = false;
  }, [problems]);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!box.current || !form) return;
    const place = location.pathname;
    const before = leftBehind.get(place);
    leftBehind.delete(place);
    if (before) {
      const again = before.map(anew);
      // The form may go once more before it is drawn with them.
      newest.current = again;
      replace(() => again);
    }
    const end = listen(box.current, { replace }, before !== undefined);
    const onSubmit = () => {
      sent.current = true;
    };
    form.addEventListener('submit', onSubmit);
    return () => {
      end();
      form.removeEventListener('submit', onSubmit);
      if (!sent.current && newest.current.length > 0) leftBehind.set(place, newest.current);
    };
  }, [box, replace]);
}
