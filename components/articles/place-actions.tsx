import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { ButtonLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { readAllAction, setFavouriteAction, setWatchAction } from '@/lib/articles/actions';
import type { TreeMarks } from '@/lib/articles/categories/queries';
import type { CategoryNode } from '@/lib/articles/categories/types';
import { getTranslations } from '@/lib/core/i18n/server';

interface PlaceActionsProps {
  node: CategoryNode;
  marks: TreeMarks;
}

/** What one does with a category for oneself: keep it at hand, watch or mute it, take everything as read. */
export async function PlaceActions({ node, marks }: PlaceActionsProps) {
  const t = await getTranslations('articles');
  const favourite = marks.favourites.has(node.code);
  const { category } = node;
  const mode = category === null ? undefined : marks.watched.get(category.id);
  return (
    <>
      {mode === undefined ? null : (
        <p className="mb-2">
          <StatusBadge tone={mode === 'watch' ? 'info' : 'closed'}>
            {t(mode === 'watch' ? 'place.watching' : 'place.muted')}
          </StatusBadge>
        </p>
      )}
      <Disclosure summary={t('place.more')}>
        <div className="flex flex-wrap gap-3">
          <ActionForm action={setFavouriteAction} label={t(favourite ? 'place.favouriteOff' : 'place.favouriteOn')}>
            <input name="code" type="hidden" value={node.code} />
            {favourite ? null : <input name="on" type="hidden" value="true" />}
            <SubmitButton size="small" variant="outline">
              {t(favourite ? 'place.favouriteOff' : 'place.favouriteOn')}
            </SubmitButton>
          </ActionForm>
          {category === null || category.restricted ? null : (
            <ButtonLink href={`/articles/files?category=${node.code}`} size="small">
              {t('place.zip')}
            </ButtonLink>
          )}
          {category === null ? null : (
            <ActionForm action={readAllAction} label={t('place.readAll')}>
              <input name="code" type="hidden" value={node.code} />
              <SubmitButton size="small" variant="outline">
                {t('place.readAll')}
              </SubmitButton>
            </ActionForm>
          )}
          {category === null || category.posting === 'nobody'
            ? null
            : (['watch', 'mute', 'usual'] as const)
                .filter((one) => one !== (mode ?? 'usual'))
                .map((one) => (
                  <ActionForm key={one} action={setWatchAction} label={t(`place.${one}`)}>
                    <input name="code" type="hidden" value={node.code} />
                    <input name="mode" type="hidden" value={one} />
                    <SubmitButton size="small" variant="outline">
                      {t(`place.${one}`)}
                    </SubmitButton>
                  </ActionForm>
                ))}
        </div>
      </Disclosure>
    </>
  );
}
