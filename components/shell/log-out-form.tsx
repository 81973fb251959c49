import { Icon } from '@/components/ui/icon';
import { ownerField } from '@/lib/access/forms/fields';

/** A plain form: it works without script, too. */
export function LogOutForm({ label, owner }: { label: string; owner: string }) {
  return (
    <form action="/logout" method="post">
      <input name={ownerField} type="hidden" value={owner} />
      <button className="menu-item w-full" type="submit">
        <Icon name="lock" />
        {label}
      </button>
    </form>
  );
}
