'use client';

import { ErrorMessage } from '@/components/shell/error-message';

/** Header and menu failed, too, or a page outside them. */
export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-2xl px-4 py-12">
      <ErrorMessage error={error} retry={retry} />
    </main>
  );
}
