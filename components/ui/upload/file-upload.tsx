'use client';

import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useUiText } from '@/lib/core/i18n/client-text';
import { fill } from '@/lib/core/i18n/fill';
import { classes } from '../classes';
import { describedBy, useField } from '../form/context';
import { FieldError, FieldSupport, RequirementMark } from '../form/field';
import { useFormOwner } from '../form/owner';
import { Icon } from '../icon';
import { useKeptUploads } from './keeping';
import { UploadList } from './list';
import type { UploadedFile } from './request';
import { isBusy, isRefused, type Upload, useUploads } from './state';

interface FileUploadProps {
  /** Name of the hidden fields that carry the ids of sent files. */
  name: string;
  label: string;
  required?: boolean;
  support?: ReactNode;
  maxFiles: number;
  /** Largest single file. */
  maxBytes: number;
  /** Endings that the chooser offers, `.pdf,.png`; the server looks at the bytes. */
  accept?: string;
  /** Files of a draft, sent earlier. */
  initial?: readonly UploadedFile[] | undefined;
}

const sentBefore = ({ id, name, size }: UploadedFile, place: number): Upload => ({
  // Below those of `newUploadKey`.
  key: -1 - place,
  name,
  size,
  progress: { state: 'done', id },
});

/** Chooses files by button or drag and drop and sends each at once, with progress; the form then carries their ids. */
export function FileUpload({
  name,
  label,
  required = false,
  support,
  maxFiles,
  maxBytes,
  accept,
  initial = [],
}: FileUploadProps) {
  const ui = useUiText();
  const { id, error } = useField(name);
  const box = useRef<HTMLFieldSetElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const uploads = useUploads(initial.map(sentBefore), { maxBytes, maxFiles, owner: useFormOwner() });
  useKeptUploads(box, uploads);
  const room = maxFiles - uploads.list.filter((upload) => !isRefused(upload)).length;
  const take = (files: FileList | null) => {
    if (files) uploads.add(Array.from(files), room);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <fieldset
      ref={box}
      className="flex flex-col gap-2"
      data-busy={uploads.list.some(isBusy) ? '' : undefined}
      data-uploads=""
    >
      <legend className="mb-2 text-std-16B-170">
        {label}
        <RequirementMark required={required} />
      </legend>
      <FieldSupport id={id}>{support}</FieldSupport>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's shortcut for the button inside */}
      <div
        className={classes(
          'needs-script flex flex-wrap items-center gap-4 rounded-8 border border-dashed border-solid-gray-600 p-4',
          over && 'bg-blue-50',
        )}
        onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDrop={drop}
      >
        <button
          aria-describedby={describedBy(id, support, error)}
          aria-disabled={room <= 0 || undefined}
          className="button button-outline"
          id={id}
          onClick={() => room > 0 && chooser.current?.click()}
          type="button"
        >
          <Icon name="clip" />
          {ui.uploadAdd}
        </button>
        <span className="text-dns-14N-130 text-solid-gray-700">
          {room > 0 ? ui.uploadDrop : fill(ui.uploadTooMany, { max: maxFiles })}
        </span>
        <input
          ref={chooser}
          accept={accept}
          hidden
          multiple
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
          type="file"
        />
      </div>
      <noscript>
        <p className="rounded-8 border border-line bg-panel p-4">{ui.uploadNeedsScript}</p>
      </noscript>
      <UploadList name={name} uploads={uploads} />
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  );
}
