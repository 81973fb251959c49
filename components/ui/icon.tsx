/** Outlines on a 24 × 24 grid, drawn with a 2 px line. */
const paths = {
  alert: 'M12 3 22 20H2L12 3Zm0 6v5m0 2.5v1',
  bell: 'M6 16V10a6 6 0 0 1 12 0v6l2 2H4l2-2Zm4 5h4',
  book: 'M4 5a2 2 0 0 1 2-2h14v15H6a2 2 0 0 0-2 2V5Zm0 15a1 1 0 0 0 2 1h14v-3',
  building: 'M4 21V6l8-3 8 3v15M2 21h20M9 9h1m4 0h1m-6 4h1m4 0h1m-5 8v-4h4v4',
  calendar: 'M4 6h16v14H4V6Zm0 4h16M8 3v4m8-4v4',
  check: 'm4 12.5 5.5 5.5L20 6.5',
  chevronDown: 'm5 9 7 7 7-7',
  chevronLeft: 'm15 5-7 7 7 7',
  chevronRight: 'm9 5 7 7-7 7',
  clip: 'm20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.5 3.5 0 0 1 5 5l-8.5 8.5a2 2 0 0 1-3-3L14 7',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 4v5l4 2',
  close: 'm5 5 14 14M19 5 5 19',
  dashboard: 'M4 4h7v7H4V4Zm9 0h7v4h-7V4Zm0 7h7v9h-7v-9Zm-9 3h7v6H4v-6Z',
  download: 'M12 3v13m-6-5.5 6 6 6-6M4 21h16',
  external: 'M13 4h7v7m0-7-9 9M18 14v6H4V6h6',
  file: 'M6 3h8l5 5v13H6V3Zm8 0v5h5',
  filter: 'M3 5h18l-7 8v6l-4 2v-8L3 5Z',
  globe: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18Z',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 7v7m0-10v1',
  inquiry: 'M4 4h16v12H12l-5 5v-5H4V4Zm4 4h8m-8 4h5',
  lock: 'M5 11h14v10H5V11Zm3 0V8a4 4 0 0 1 8 0v3',
  mail: 'M3 5h18v14H3V5Zm0 1 9 7 9-7',
  menu: 'M4 6h16M4 12h16M4 18h16',
  pencil: 'm4 20 1-5L16 4l4 4L9 19l-5 1Zm9-13 4 4',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4 21c0-4 3.5-6 8-6s8 2 8 6',
  phone: 'M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4c0 1-1 2-2 2C10.500 21 3 13.500 3 5c0-1 1-2 2-2Z',
  plus: 'M12 4v16M4 12h16',
  print: 'M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7v-7Z',
  search: 'M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13Zm5 11.500L21 21',
  settings: 'M3 7h9m6 0h3M3 17h3m6 0h9M15 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM9 14a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z',
  shield: 'M12 3 20 6v6c0 5-4 8-8 9-4-1-8-4-8-9V6l8-3Zm-4 9 3 3 5-6',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8l5-5Zm4 5v5m0 2.500v1',
  success: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm-4.500 9.500 3 3 6-7',
  swap: 'M4 8h15m-4-4 4 4-4 4M20 16H5m4-4-4 4 4 4',
  trash: 'M4 6h16M9 6V3h6v3M6 6l1 15h10l1-15m-8 4v7m4-7v7',
  upload: 'M12 20V7m-6 5.500 6-6 6 6M4 3h16',
} as const;

export type IconName = keyof typeof paths;

/** A small line drawing beside a word. Hidden from assistive technology: the word beside it says the same. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg aria-hidden="true" className={className ? `icon ${className}` : 'icon'} viewBox="0 0 24 24">
      <path d={paths[name]} />
    </svg>
  );
}

/** All of them, for the page that shows the components. */
export const iconNames = Object.keys(paths) as IconName[];
