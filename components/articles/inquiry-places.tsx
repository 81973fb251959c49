import { ButtonLink, TextLink } from '@/components/ui/link';
import type { Actor } from '@/lib/access/actor';
import type { CategoryNode } from '@/lib/articles/categories/types';
import { nodeHref } from '@/lib/articles/list/rules';
import type { ArticleFilter } from '@/lib/articles/list/schema';
import { getTranslations } from '@/lib/core/i18n/server';
import { canAsk } from '@/lib/tickets/policy';

interface InquiryPlacesProps {
  actor: Actor;
  filter: ArticleFilter;
  nodes: readonly CategoryNode[];
}

/** Where inquiries are (S3 02-03): the organization's own 【問合せ】 and its 【受付】. The category itself holds none. */
export async function InquiryPlaces({ actor, filter, nodes }: InquiryPlacesProps) {
  const t = await getTranslations('articles');
  return (
    <>
      <ul className="mb-4 flex flex-col gap-3">
        {nodes.map(({ code, name }) => (
          <li key={code}>
            <TextLink className="inline-block py-2" href={nodeHref(filter, code)}>
              {name}
            </TextLink>
            <p className="text-solid-gray-700">{t(`inquiries.${code === 'asked' ? 'asked' : 'received'}`)}</p>
          </li>
        ))}
      </ul>
      {canAsk(actor) ? (
        <ButtonLink href="/tickets/new" variant="solid">
          {t('inquiries.new')}
        </ButtonLink>
      ) : null}
    </>
  );
}
