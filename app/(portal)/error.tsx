'use client';

import { ErrorNotice } from '@/components/shell/error-notice';

/** A page failed; header and menu stand. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorNotice error={error} retry={retry} />;
}
