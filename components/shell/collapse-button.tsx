import { Icon } from '@/components/ui/icon';

/** Narrows the menu to its icons (`useCollapse`). */
export function CollapseButton({ label, collapsed }: { label: string; collapsed: boolean }) {
  return (
    <button aria-pressed={collapsed} className="shell-item shell-collapse needs-script" title={label} type="button">
      <Icon name="chevronLeft" />
      <span>{label}</span>
    </button>
  );
}
