import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { nameIn } from '@/components/organizations/organization-name';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { AccountPanel } from '@/components/users/account-panel';
import { ActingBanner } from '@/components/users/acting-banner';
import { ChangeUserForm } from '@/components/users/change-user-form';
import { KeeperActions } from '@/components/users/keeper-actions';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { administers, canKeepUsers, canSeeUsers } from '@/lib/accounts/users/policy';
import { getUser } from '@/lib/accounts/users/queries';
import { mayTouch } from '@/lib/accounts/users/rules';
import { askAs, readAs } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { idOf } from '@/lib/core/ids';
import { listRefused } from '@/lib/notifications/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') };
}

const outcomes = ['changed', 'disabled', 'enabled', 'factors'] as const;

interface UserPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[]; by?: string | string[] }>;
}

export default async function UserPage({ params, searchParams }: UserPageProps) {
  const [actor, { id }, said, t] = await Promise.all([requireActor(), params, searchParams, getTranslations('users')]);
  if (!canSeeUsers(actor) || !z.uuid().safeParse(id).success) notFound();
  const user = await readAs(actor, (db) => getUser(db, idOf(id)));
  if (!user || !administers(actor, user.organization)) notFound();
  const refused = (await listRefused(askAs(actor), [user.id])).get(user.id);
  const own = user.id === actor.userId;
  const { done } = provenDone(actor, said);
  const outcome = outcomes.find((name) => name === done);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/admin/users' }, { label: user.name }]} />
      <PageHeading eyebrow={`${nameIn(actor.locale, user.organization)} ${user.loginId}`} title={user.name} />
      {canKeepUsers(actor) ? <ActingBanner actor={actor} organization={user.organization} /> : null}
      {outcome ? <Banner className="mb-6" kind="success" title={t(`detail.done.${outcome}`)} /> : null}
      {refused ? (
        <Banner
          className="mb-6"
          kind="warning"
          title={t('mailRefusedAt', { time: formatShortDateTime(refused.at, actor.locale) })}
        >
          <p>{t('mailRefusedHelp', { reason: refused.reason })}</p>
        </Banner>
      ) : null}
      <div className="grid items-start gap-6 desktop-admin:grid-cols-[1fr_22rem]">
        <ChangeUserForm actor={actor} user={user} />
        <div className="flex flex-col gap-6">
          <AccountPanel user={user} />
          {!own && mayTouch(actor.roles, user.roles) ? <KeeperActions user={user} /> : null}
        </div>
      </div>
    </>
  );
}
