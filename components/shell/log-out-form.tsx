import { Icon } from '@/components/ui/icon';

/** A plain form: it works without script, too. */
export function LogOutForm({ label }: { label: string }) {
  return (
    <form action="/logout" method="post">
      <button className="menu-item w-full" type="submit">
        <Icon name="lock" />
        {label}
      </button>
    </form>
  );
}
