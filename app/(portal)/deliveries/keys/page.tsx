import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { requireActor } from '@/lib/access/session';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { warnDays } from '@/lib/delivery/constants';
import { canManageDeliveries } from '@/lib/delivery/policy';
import { createSignerAction } from '@/lib/delivery/releases/actions';
import { findMetadata, listSigners, newestMetadata, type Signer } from '@/lib/delivery/trust/queries';
import { fingerprintOf, readRoot } from '@/lib/delivery/trust/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delivery'))('keys') };
}

const roles = ['root', 'targets', 'snapshot', 'timestamp'] as const;

export default async function DeliveryKeysPage() {
  const actor = await requireActor();
  if (!canManageDeliveries(actor)) notFound();
  const t = await getTranslations('delivery');
  const locale = await getLocale();
  const ask = askAs(actor);
  const [signers, first, ...newest] = await Promise.all([
    listSigners(ask),
    findMetadata(ask, '1.root.json'),
    ...roles.map((role) => newestMetadata(ask, role)),
  ]);
  const [root] = newest;
  const trusted = root ? (readRoot(root.content).signed.roles.targets?.keyIDs ?? []) : [];
  const soon = (['root', 'targets'] as const).filter((role) => {
    const expiresAt = newest[roles.indexOf(role)]?.expiresAt;
    return expiresAt !== undefined && expiresAt.getTime() - now().getTime() < warnDays[role] * 86_400_000;
  });
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/deliveries' }, { label: t('keys') }]} />
      <PageHeading lead={t('keysLead')} title={t('keys')} />
      <div className="flex flex-col gap-6">
        {soon.map((role) => (
          <Banner key={role} kind="warning" title={t('expiresSoon', { role })} />
        ))}
        <Panel plain title={t('signer')}>
          {signers.length === 0 ? <p>{t('noKeys')}</p> : <SignerTable signers={signers} trusted={trusted} />}
        </Panel>
        <Panel plain title={t('metadata')}>
          {root ? (
            <>
              <ul>
                {roles.map((role, index) => {
                  const one = newest[index];
                  return one ? (
                    <li key={role}>
                      {role} {one.version}: {t('expires')} {formatShortDate(one.expiresAt, locale)}
                    </li>
                  ) : null;
                })}
              </ul>
              <p className="mt-3">
                {t('fingerprint')}: <code className="break-all">{fingerprintOf(first ?? '')}</code>
              </p>
            </>
          ) : (
            <p>{t('noMetadata')}</p>
          )}
        </Panel>
        <Panel plain title={t('createKey')}>
          <ActionForm action={createSignerAction} className="max-w-2xl" label={t('createKey')}>
            <p>{t('createKeyHelp')}</p>
            <TextField
              autoComplete="new-password"
              label={t('passphrase')}
              name="passphrase"
              required
              support={t('passphraseHelp')}
              type="password"
            />
            <TextField autoComplete="new-password" label={t('again')} name="again" required type="password" />
            <div>
              <SubmitButton variant="outline">{t('createKey')}</SubmitButton>
            </div>
          </ActionForm>
        </Panel>
      </div>
    </>
  );
}

async function SignerTable({ signers, trusted }: { signers: readonly Signer[]; trusted: readonly string[] }) {
  const t = await getTranslations('delivery');
  const locale = await getLocale();
  const stateOf = ({ id, revokedAt }: Signer) =>
    revokedAt !== null ? 'revoked' : trusted.includes(id) ? 'trusted' : 'pending';
  const tones = { trusted: 'success', pending: 'waiting', revoked: 'closed' } as const;
  return (
    <Table caption={t('signer')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('signer')}</th>
          <th scope="col">{t('keyId')}</th>
          <th scope="col">{t('created')}</th>
          <th scope="col">{t('trusted')}</th>
        </tr>
      </thead>
      <tbody>
        {signers.map((signer) => (
          <tr key={signer.id}>
            <td data-label={t('signer')}>{signer.userName}</td>
            <td data-label={t('keyId')}>
              <code>{signer.id.slice(0, 16)}</code>
            </td>
            <td data-label={t('created')}>{formatShortDateTime(signer.createdAt, locale)}</td>
            <td data-label={t('trusted')}>
              <StatusBadge tone={tones[stateOf(signer)]}>{t(`trust.${stateOf(signer)}`)}</StatusBadge>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
