import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Panel } from '@/components/ui/layout/panel';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { revokeKeyAction, wantNewKeyAction } from '@/lib/network/keys/actions';
import type { NodeDetail } from '@/lib/network/types';
import type { NetworkWords } from '../states';

/** The keys that may sign for a node now; each can be ended by a person. */
export function KeyForms({ node, locale, t }: { node: NodeDetail; locale: Locale; t: NetworkWords }) {
  const valid = node.keys.filter(({ revokedAt }) => revokedAt === null);
  if (valid.length === 0) return null;
  return (
    <Panel plain title={t('node.keys')}>
      <ul className="mb-6 flex flex-col gap-2">
        {valid.map(({ id, createdAt }) => (
          <li className="flex flex-wrap items-center justify-between gap-3 border-line border-b pb-2" key={id}>
            <span>
              <span className="break-all font-mono">{id}</span>
              <span className="block text-solid-gray-700">{formatShortDateTime(createdAt, locale)}</span>
            </span>
            <ActionForm action={revokeKeyAction} label={`${t('keys.revoke')} ${id}`}>
              <input name="nodeId" type="hidden" value={node.id} />
              <input name="keyId" type="hidden" value={id} />
              <SubmitButton size="small" variant="danger">
                {t('keys.revoke')}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
      <ActionForm action={wantNewKeyAction} label={t('keys.rotate')}>
        <p className="mb-3 text-solid-gray-700">{t('keys.rotateHelp')}</p>
        <input name="nodeId" type="hidden" value={node.id} />
        {node.agent?.keyRotationAt ? (
          <p>{t('node.rotating')}</p>
        ) : (
          <div>
            <SubmitButton variant="outline">{t('keys.rotate')}</SubmitButton>
          </div>
        )}
      </ActionForm>
    </Panel>
  );
}
