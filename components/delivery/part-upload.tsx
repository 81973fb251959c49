'use client';

import { type ChangeEvent, useState } from 'react';
import { useField } from '@/components/ui/form/context';
import { FormField } from '@/components/ui/form/field';
import { useFormOwner } from '@/components/ui/form/owner';
import { ownerHeader } from '@/lib/access/forms/fields';
import { partSize } from '@/lib/delivery/constants';

interface PartUploadProps {
  words: { readonly label: string; readonly uploading: string; readonly done: string; readonly failed: string };
}

interface UploadState {
  readonly id: string;
  readonly received: number;
  readonly done: boolean;
}

/** Where the browser remembers the upload of a file that it may have to go on with, also after the page was left. */
const placeOf = ({ name, size, lastModified }: File): string => `renkei delivery ${name} ${size} ${lastModified}`;

/** Sends a file in parts; after a cut the same file goes on where it was. */
export function PartUpload({ words }: PartUploadProps) {
  const { id, error } = useField('upload');
  const owner = useFormOwner();
  const [said, setSaid] = useState('');
  const [upload, setUpload] = useState('');

  async function ask(address: string, init: RequestInit): Promise<UploadState> {
    const response = await fetch(address, { ...init, headers: { ...init.headers, [ownerHeader]: owner } });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as UploadState;
  }

  async function send(file: File): Promise<void> {
    const place = placeOf(file);
    const known = localStorage.getItem(place);
    const before = known ? await ask(`/api/deliveries/uploads/${known}`, { method: 'GET' }).catch(() => null) : null;
    let state =
      before ??
      (await ask('/api/deliveries/uploads', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: file.name, size: file.size }),
      }));
    localStorage.setItem(place, state.id);
    while (!state.done) {
      const part = file.slice(state.received, state.received + partSize);
      state = await ask(`/api/deliveries/uploads/${state.id}?offset=${state.received}`, { method: 'PUT', body: part });
      setSaid(words.uploading.replace('{percent}', String(Math.floor((state.received / file.size) * 100))));
    }
    localStorage.removeItem(place);
    setUpload(state.id);
    setSaid(words.done);
  }

  function choose({ target }: ChangeEvent<HTMLInputElement>): void {
    const [file] = target.files ?? [];
    if (!file) return;
    setUpload('');
    send(file).catch(() => setSaid(words.failed));
  }

  return (
    <FormField error={error} id={id} label={words.label} required>
      <input className="field" id={id} onChange={choose} type="file" />
      <input name="upload" type="hidden" value={upload} />
      <p aria-live="polite">{said}</p>
    </FormField>
  );
}
