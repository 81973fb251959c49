import type { Locale } from '@/lib/core/i18n/locale';

interface Named {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** What a body is called in the reader's language. */
export function nameIn(locale: Locale, body: Pick<Named, 'name' | 'nameEn'>): string {
  return locale === 'en' ? body.nameEn : body.name;
}

/** The name as a link to its page; in English with the Japanese name, which is what stands on paper. */
export function OrganizationLink({ body, locale }: { body: Named; locale: Locale }) {
  return (
    <>
      <a className="link" href={`/organizations/${body.code}`}>
        {nameIn(locale, body)}
      </a>
      {locale === 'en' ? (
        <span className="ms-2 text-solid-gray-700" lang="ja">
          {body.name}
        </span>
      ) : null}
    </>
  );
}
