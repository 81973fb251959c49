import type { ReactNode } from 'react';

/** A picture that is wider than a narrow screen scrolls there, also by keyboard. */
export function PictureRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the arrow keys
    <section aria-label={label} className="table-region" tabIndex={0}>
      {children}
    </section>
  );
}
