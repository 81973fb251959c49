import { Icon } from '@/components/ui/icon';
import { formatBytes } from '@/lib/core/i18n/format';
import type { FileSummary } from '@/lib/files/types';

export function FileList({ files }: { files: readonly FileSummary[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {files.map(({ id, name, size }) => (
        <li key={id} className="flex items-baseline gap-2">
          <Icon name="clip" />
          <span className="min-w-0">
            <a className="link inline-block py-1 [overflow-wrap:anywhere]" href={`/files/${id}`}>
              {name}
            </a>{' '}
            <span className="text-dns-14N-130 text-solid-gray-700">{formatBytes(size)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
