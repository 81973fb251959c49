import { linkedParts } from './linked-parts';

/** What people wrote, with links where they wrote addresses and telephone numbers. Another site is not told where the reader came from. */
export function LinkedText({ text }: { text: string }) {
  return linkedParts(text).map(({ text: part, href }, index) =>
    href === undefined ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stay in their order
      <a key={index} className="link" href={href} rel="noreferrer">
        {part}
      </a>
    ),
  );
}
