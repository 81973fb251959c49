import 'server-only';
import { Readable } from 'node:stream';
import yazl from 'yazl';
import { withRows } from '@/lib/core/export/rows';
import { attachmentDisposition } from '@/lib/core/http/disposition';
import { openBytes } from '@/lib/files/queries';
import type { ArchivedFile } from './queries';
import { distinctNames } from './rules';

/** An archive of the files, written while it is read: none of them is in memory as a whole. `folders`: each article's files by themselves. */
export function archiveResponse(name: string, files: readonly ArchivedFile[], folders: boolean): Response {
  const archive = new yazl.ZipFile();
  const names = distinctNames(files.map((file) => (folders ? `${file.number}/${file.name}` : file.name)));
  files.forEach(({ hash, size, at }, index) => {
    // One after the other: a file is opened when its turn has come.
    archive.addReadStreamLazy(names[index] ?? '', { mtime: at, size, compress: false }, (give) => {
      openBytes({ hash })
        .then((bytes) => give(null, bytes))
        .catch((error: unknown) => give(error, Readable.from([])));
    });
  });
  archive.end();
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': attachmentDisposition(name),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
  const bytes = Readable.toWeb(archive.outputStream as Readable) as ReadableStream<Uint8Array>;
  return withRows(new Response(bytes, { headers }), () => files.length);
}
