import type { Metadata } from 'next';
import { NotificationTable } from '@/components/notifications/notification-table';
import { ViewFields } from '@/components/notifications/view-fields';
import { EmptyState } from '@/components/ui/empty-state';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { FilterBar, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { WaitingExtensions } from '@/components/window/waiting-extensions';
import type { Actor } from '@/lib/access/actor';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { markAllReadAction } from '@/lib/notifications/actions';
import { notificationGroups } from '@/lib/notifications/constants';
import { groupLabel } from '@/lib/notifications/labels/rules';
import { listNotifications } from '@/lib/notifications/queries';
import { listAddress } from '@/lib/notifications/rules';
import { type NotificationListInput, notificationListSchema } from '@/lib/notifications/schema';
import { listExtensions } from '@/lib/window/extensions/queries';
import { canAnswerExtension } from '@/lib/window/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') };
}

export default async function NotificationsPage({ searchParams }: PageProps<'/notifications'>) {
  const actor = await requireActor();
  const { filter: view, problems } = readQuery(notificationListSchema, await searchParams);
  const [t, { items, more }] = await Promise.all([
    getTranslations('notifications'),
    problems.length > 0 ? { items: [], more: false } : listNotifications(askAs(actor), actor.userId, view),
  ]);
  const newest = items[0];
  const last = items.at(-1);
  return (
    <>
      <PageHeading
        actions={
          <>
            {env().RENKEI_DEMO ? (
              <ButtonLink href="/mailbox" variant="text">
                {t('mailbox.title')}
              </ButtonLink>
            ) : null}
            <ButtonLink href="/settings/notifications" variant="text">
              {t('list.settings')}
            </ButtonLink>
            {newest ? (
              <ActionForm action={markAllReadAction} label={t('list.markAllRead')}>
                <ViewFields view={view} />
                <input name="upTo" type="hidden" value={newest.id} />
                <SubmitButton variant="outline">{t('list.markAllRead')}</SubmitButton>
              </ActionForm>
            ) : null}
          </>
        }
        lead={t('lead')}
        title={t('title')}
      />
      <Answers actor={actor} />
      <Filters view={view} />
      <ListOrProblems
        clearHref="/notifications"
        labels={{ show: t('list.show'), group: t('list.group') }}
        problems={problems}
      >
        {items.length > 0 ? <NotificationTable items={items} view={view} /> : null}
        {items.length > 0 ? null : <Nothing view={view} />}
        <nav aria-label={t('list.caption')} className="no-print mt-4 flex justify-between">
          {view.before ? <TextLink href={listAddress({ ...view, before: '' })}>{t('list.newest')}</TextLink> : <span />}
          {more && last ? (
            <TextLink href={listAddress({ ...view, before: last.id })} rel="next">
              {t('list.older')}
            </TextLink>
          ) : null}
        </nav>
      </ListOrProblems>
    </>
  );
}

/** What a notification asks for an answer to is answered where it arrives. */
async function Answers({ actor }: { actor: Actor }) {
  if (!canAnswerExtension(actor)) return null;
  const { rows } = await listExtensions(askAs(actor), actor);
  const waiting = rows.filter(({ waitsForReader }) => waitsForReader);
  return waiting.length === 0 ? null : (
    <div className="mb-6">
      <WaitingExtensions rows={waiting} />
    </div>
  );
}

async function Filters({ view }: { view: NotificationListInput }) {
  const [t, locale] = await Promise.all([getTranslations('notifications'), getLocale()]);
  const filtered = view.show !== 'all' || view.group !== undefined;
  return (
    <FilterBar action="/notifications" clearHref={filtered ? '/notifications' : undefined}>
      <FilterSelect
        name="show"
        id="show"
        label={t('list.show')}
        defaultValue={view.show}
        options={[
          { value: 'all', label: t('list.all') },
          { value: 'unread', label: t('list.unreadOnly') },
        ]}
      />
      <FilterSelect
        name="group"
        id="group"
        label={t('list.group')}
        defaultValue={view.group ?? ''}
        emptyLabel={t('list.all')}
        options={notificationGroups.map((group) => ({ value: group, label: groupLabel(group, locale) }))}
      />
    </FilterBar>
  );
}

async function Nothing({ view }: { view: NotificationListInput }) {
  const t = await getTranslations('notifications.list');
  if (view.show === 'unread') {
    return (
      <EmptyState icon="bell" title={t('emptyUnread')}>
        <TextLink href="/notifications">{t('showAll')}</TextLink>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="bell" title={t('emptyTitle')}>
      {t('emptyText')}
    </EmptyState>
  );
}
