import { EntryFrame } from '@/components/shell/entry-frame';
import { NotFoundNotice } from '@/components/shell/not-found-notice';

export default function NotFound() {
  return (
    <EntryFrame>
      <NotFoundNotice />
    </EntryFrame>
  );
}
