import { ownerHeader } from '@/lib/access/forms/fields';
import type { ToldProblem } from '@/lib/core/errors';
import { Sha256 } from '@/lib/core/sha256';

/** What the server says of a file that it has taken in. */
export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export type UploadAnswer =
  | { readonly ok: true; readonly file: UploadedFile }
  | { readonly ok: false; readonly problem: ToldProblem };

/** Whose form the file goes with, and what takes it off again. */
export interface Sending {
  readonly owner: string;
  readonly signal: AbortSignal;
}

/** SHA-256 of a file, 64 hexadecimal digits, read in parts. */
export async function hashFile(file: File): Promise<string> {
  const hash = new Sha256();
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) hash.update(part.value);
  return hash.hex();
}

const failed = (problem: ToldProblem): UploadAnswer => ({ ok: false, problem });

function readAnswer(request: XMLHttpRequest): UploadAnswer {
  const answer: unknown = request.response;
  if (typeof answer !== 'object' || answer === null) return failed({ code: 'unavailable' });
  if ('problems' in answer) return failed((answer.problems as ToldProblem[])[0] ?? { code: 'unavailable' });
  return request.status < 300 ? { ok: true, file: answer as UploadedFile } : failed({ code: 'unavailable' });
}

/**
 * Sends the bytes as they are, and their hash, with which the server proves that it got the same. XMLHttpRequest, because `fetch`
 * does not tell how far an upload is.
 */
export function sendFile(
  file: File,
  hash: string,
  onPercent: (percent: number) => void,
  { owner, signal }: Sending,
): Promise<UploadAnswer> {
  // Taken off while it was being hashed: the server never hears of it.
  if (signal.aborted) return Promise.resolve(failed({ code: 'unreachable' }));
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/files?${new URLSearchParams({ name: file.name, sha256: hash })}`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader(ownerHeader, owner);
    request.upload.onprogress = ({ loaded, total }) =>
      onPercent(total === 0 ? 100 : Math.floor((loaded / total) * 100));
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => resolve(failed({ code: 'unreachable' }));
    request.onabort = () => resolve(failed({ code: 'unreachable' }));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
