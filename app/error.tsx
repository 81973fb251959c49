'use client';

import { ErrorNotice } from '@/components/shell/error-notice';

/** Header and menu failed, too, or a page outside them. */
export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-2xl px-4 py-12">
      <ErrorNotice error={error} retry={retry} />
    </main>
  );
}
