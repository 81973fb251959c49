import { Button } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { revokeOtherSessionsAction, revokeSessionAction } from '@/lib/accounts/sessions/actions';
import type { OwnSession } from '@/lib/accounts/sessions/queries';
import { describeDevice } from '@/lib/accounts/sessions/rules';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** Where one is, and was, logged in. One form around the table: each row's button says which session it ends. */
export async function SessionsPanel({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = await getTranslations('security.sessions');
  const others = sessions.some(({ open, current }) => open && !current);
  return (
    <Panel plain title={t('title')}>
      <p className="mb-4">{t('lead')}</p>
      <ActionForm action={revokeSessionAction} label={t('title')}>
        <Table caption={t('title')} captionHidden narrow="stack">
          <thead>
            <tr>
              {(['device', 'address', 'since', 'lastSeen', 'method', 'state', 'action'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sessions.map((session, index) => (
              <SessionRow key={session.id} number={index + 1} session={session} />
            ))}
          </tbody>
        </Table>
      </ActionForm>
      {others ? (
        <ActionForm action={revokeOtherSessionsAction} className="mt-4" label={t('revokeOthers')}>
          <div>
            <SubmitButton variant="outline">{t('revokeOthers')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Panel>
  );
}

/** Several sessions can be of one device and minute: the button is named by the row's number, too. */
async function SessionRow({ number, session }: { number: number; session: OwnSession }) {
  const [t, locale] = await Promise.all([getTranslations('security.sessions'), getLocale()]);
  const { id, address, createdAt, lastSeenAt, current, open, userAgent } = session;
  const device = describeDevice(userAgent) || t('unknownDevice');
  const time = formatShortDateTime(createdAt, locale);
  return (
    <tr>
      <td data-label={t('device')}>{device}</td>
      <td data-label={t('address')}>{address}</td>
      <td className="tight" data-label={t('since')}>
        {time}
      </td>
      <td className="tight" data-label={t('lastSeen')}>
        {formatShortDateTime(lastSeenAt, locale)}
      </td>
      <td data-label={t('method')}>{describeMethod(session, t)}</td>
      <td data-label={t('state')}>
        {current ? (
          <StatusBadge tone="info">{t('current')}</StatusBadge>
        ) : (
          <StatusBadge tone={open ? 'success' : 'closed'}>{open ? t('open') : t('ended')}</StatusBadge>
        )}
      </td>
      <td data-label={t('action')}>
        {open && !current ? (
          <Button
            aria-label={t('revokeLabel', { device, number, time })}
            name="id"
            size="small"
            type="submit"
            value={id}
          >
            {t('revoke')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<'security.sessions'>>>;

function describeMethod({ method, secondFactor }: OwnSession, t: Translate): string {
  const first = t(`methods.${method as 'password' | 'oidc' | 'passkey'}`);
  if (secondFactor === null || method === 'passkey') return first;
  return `${first} + ${t(`factors.${secondFactor as 'totp' | 'recovery_code' | 'passkey' | 'provider'}`)}`;
}
