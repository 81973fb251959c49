'use client';

import { useProblemText, useUiText } from '@/lib/core/i18n/client-text';
import { fill } from '@/lib/core/i18n/fill';
import { formatBytes } from '@/lib/core/i18n/format';
import { Icon } from '../icon';
import { noteOf } from './keeping';
import { isWorthRetrying, type Upload, type UploadProgress, type Uploads } from './state';

function Progress({ progress, label }: { progress: UploadProgress; label: string }) {
  const ui = useUiText();
  const problemText = useProblemText();
  if (progress.state === 'failed') {
    return (
      <p className="flex items-start gap-1 text-error-1">
        <Icon name="stop" className="mt-1" />
        {problemText(progress.problem)}
      </p>
    );
  }
  if (progress.state === 'done') {
    return (
      <p className="flex items-center gap-1 text-green-900">
        <Icon name="check" />
        {ui.uploadDone}
      </p>
    );
  }
  const percent = progress.state === 'sending' ? progress.percent : 0;
  const words = progress.state === 'sending' ? fill(ui.uploadSending, { percent }) : ui.uploadHashing;
  return (
    <p className="flex items-center gap-3">
      <progress aria-label={label} className="w-40" max="100" value={percent} />
      {words}
    </p>
  );
}

function Row({ upload, uploads, name }: { upload: Upload; uploads: Uploads; name: string }) {
  const ui = useUiText();
  const problemText = useProblemText();
  const { key, progress } = upload;
  const refused =
    progress.state === 'failed'
      ? fill(ui.uploadRefused, { name: upload.name, reason: problemText(progress.problem) })
      : undefined;
  return (
    <li
      className="flex items-center gap-x-3 border-b border-line py-2 last:border-0"
      data-refused={refused}
      {...noteOf(upload)}
    >
      <Icon name="file" className="text-solid-gray-600" />
      <div className="min-w-0 grow break-words">
        <p>
          {upload.name} <span className="text-dns-14N-130 text-solid-gray-700">{formatBytes(upload.size)}</span>
        </p>
        <Progress label={upload.name} progress={progress} />
      </div>
      {progress.state === 'done' ? <input name={name} type="hidden" value={progress.id} /> : null}
      {isWorthRetrying(upload) ? (
        <button
          aria-label={fill(ui.uploadRetry, { name: upload.name })}
          className="icon-button"
          onClick={() => uploads.retry(key)}
          type="button"
        >
          <Icon name="swap" />
        </button>
      ) : null}
      <button
        aria-label={fill(ui.uploadRemove, { name: upload.name })}
        className="icon-button"
        onClick={() => uploads.remove(key)}
        type="button"
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}

/** The chosen files with how far each is; sent ones are in the form as hidden fields with their ids. */
export function UploadList({ uploads, name }: { uploads: Uploads; name: string }) {
  const ui = useUiText();
  if (uploads.list.length === 0) return null;
  return (
    <ul aria-label={ui.uploadList} className="rounded-8 border border-line bg-white px-4 py-2">
      {uploads.list.map((upload) => (
        <Row key={upload.key} name={name} upload={upload} uploads={uploads} />
      ))}
    </ul>
  );
}
