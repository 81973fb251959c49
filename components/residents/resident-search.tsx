import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/form/input';
import { getTranslations } from '@/lib/core/i18n/server';

/** One line, as one types. */
export async function ResidentSearch({ q = '', focus = false }: { q?: string; focus?: boolean }) {
  const t = await getTranslations('counter.search');
  return (
    <search>
      <form action="/counter" className="mb-6" method="get">
        <label className="mb-1 block text-std-16B-170" htmlFor="counter-q">
          {t('label')}
        </label>
        <div className="flex flex-wrap gap-3">
          <Input
            aria-describedby="counter-q-help"
            autoComplete="off"
            autoFocus={focus}
            className="min-w-0 max-w-2xl grow basis-60"
            data-counter-search
            defaultValue={q}
            id="counter-q"
            maxLength={100}
            name="q"
            type="search"
          />
          <Button type="submit" variant="solid">
            {t('button')}
          </Button>
        </div>
        <p className="mt-1 text-dns-14N-130 text-solid-gray-700" id="counter-q-help">
          {t('example')}
        </p>
      </form>
    </search>
  );
}
