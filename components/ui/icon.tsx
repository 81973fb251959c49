const names = [
  'alert',
  'bell',
  'book',
  'building',
  'calendar',
  'check',
  'chevronDown',
  'chevronLeft',
  'chevronRight',
  'clip',
  'clock',
  'close',
  'dashboard',
  'download',
  'external',
  'file',
  'filter',
  'globe',
  'info',
  'inquiry',
  'lock',
  'mail',
  'menu',
  'pencil',
  'person',
  'phone',
  'plus',
  'print',
  'search',
  'settings',
  'shield',
  'stop',
  'success',
  'swap',
  'trash',
  'upload',
] as const;

export type IconName = (typeof names)[number];

/** A small line drawing beside a word, drawn by `app/styles/icons.css`. Assistive technology sees nothing: the word beside it says the same. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return <span className={className ? `icon icon-${name} ${className}` : `icon icon-${name}`} />;
}

/** All of them, for the page that shows the components. */
export const iconNames: readonly IconName[] = names;
