interface LegendProps {
  label: string;
  /** `box`: ground and edge of the sign, as in the picture. */
  items: readonly { readonly box: string; readonly text: string }[];
}

/** What the colours of a picture mean. */
export function Legend({ label, items }: LegendProps) {
  return (
    <ul aria-label={label} className="mt-3 flex flex-wrap gap-x-4 gap-y-2 text-dns-14N-130">
      {items.map(({ box, text }) => (
        <li className="flex items-center gap-2" key={text}>
          <span aria-hidden="true" className={`inline-block size-4 flex-none rounded-4 border-2 ${box}`} />
          {text}
        </li>
      ))}
    </ul>
  );
}
