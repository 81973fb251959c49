'use client';

import { ErrorMessage } from '@/components/shell/error-message';

/** A page failed; header and menu stand. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorMessage error={error} retry={retry} />;
}
