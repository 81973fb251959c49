import type { Metadata } from 'next';
import { SettingsHead } from '@/components/access/settings-tabs';
import { DeskDuty } from '@/components/tickets/desk-duty';
import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { chooseChannelsAction, chooseMailTextAction } from '@/lib/notifications/actions';
import { channelsOf, type NotificationGroup, notificationGroups } from '@/lib/notifications/constants';
import { groupHint, groupLabel } from '@/lib/notifications/labels/rules';
import { getChannels, hasMailAddress, wantsFullText } from '@/lib/notifications/queries';
import { listDuty } from '@/lib/tickets/duty/queries';
import { worksAtDesk } from '@/lib/tickets/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications.settings'))('title') };
}

export default async function NotificationSettingsPage({ searchParams }: PageProps<'/settings/notifications'>) {
  const actor = await requireActor();
  const { saved, duty } = provenDone(actor, await searchParams);
  const ask = askAs(actor);
  const [t, locale, channels, reachable, fullText, colleagues] = await Promise.all([
    getTranslations('notifications'),
    getLocale(),
    getChannels(ask, actor.userId),
    hasMailAddress(ask, actor.userId),
    wantsFullText(ask, actor.userId),
    worksAtDesk(actor) ? listDuty(ask, actor) : null,
  ]);
  const choicesOf = (group: NotificationGroup) =>
    channelsOf(group)
      .map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))
      .reverse();
  return (
    <>
      <SettingsHead current="notifications" />
      <p className="mb-6">
        {t('settings.lead')} {t('settings.digestHint')} {t('settings.dutyHint')}
      </p>
      {saved === '1' || duty === '1' ? (
        <Banner announce className="mb-6" kind="success" title={t('settings.saved')} />
      ) : null}
      {reachable ? null : <Banner className="mb-6" kind="warning" title={t('settings.noAddress')} />}
      <ActionForm action={chooseChannelsAction} className="mb-8 max-w-3xl">
        {notificationGroups.map((group) => (
          <ChoiceField
            key={group}
            choices={choicesOf(group)}
            defaultValue={channels[group]}
            inline
            kind="radio"
            legend={groupLabel(group, locale)}
            name={group}
            support={groupHint(group, locale)}
            unmarked
          />
        ))}
        <div>
          <SubmitButton>{t('settings.save')}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={chooseMailTextAction} className="mb-8 max-w-3xl" label={t('settings.mailText')}>
        <ChoiceField
          choices={[
            { value: 'false', label: t('settings.mailLink') },
            { value: 'true', label: t('settings.mailFull') },
          ]}
          defaultValue={String(fullText)}
          inline
          kind="radio"
          legend={t('settings.mailText')}
          name="fullText"
          support={t('settings.mailTextHint')}
          unmarked
        />
        <div>
          <SubmitButton variant="outline">{t('settings.mailTextSave')}</SubmitButton>
        </div>
      </ActionForm>
      {colleagues === null ? null : <DeskDuty colleagues={colleagues} userId={actor.userId} />}
    </>
  );
}
