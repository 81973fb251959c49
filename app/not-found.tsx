import { NotFoundMessage } from '@/components/shell/not-found-message';

export default function NotFound() {
  return (
    <main className="mx-auto max-w-2xl px-4 py-12" data-bare>
      <NotFoundMessage />
    </main>
  );
}
