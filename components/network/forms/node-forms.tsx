import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import type { NodeKind } from '@/lib/core/generated/enums';
import type { listPositions } from '@/lib/network/places/queries';
import {
  changeNodeAction,
  registerNodeAction,
  replaceNodeAction,
  retireNodeAction,
} from '@/lib/network/registration/actions';
import type { SystemRow } from '@/lib/network/systems/queries';
import type { NodeDetail } from '@/lib/network/types';
import type { NetworkWords } from '../states';
import { EquipmentFields } from './node-fields';

interface RegisterFormProps {
  organizationCode: string;
  kinds: readonly NodeKind[];
  systems: readonly SystemRow[];
  t: NetworkWords;
}

const nothing = { name: '', nameEn: '', generation: '', renewalDueOn: null, systemId: null };

export function RegisterForm({ organizationCode, kinds, systems, t }: RegisterFormProps) {
  return (
    <ActionForm action={registerNodeAction} className="max-w-3xl" label={t('form.registerTitle')}>
      <Panel plain>
        <div className="flex flex-col gap-6">
          <TextField
            defaultValue={organizationCode}
            label={t('form.organization')}
            name="organizationCode"
            required
            support={t('form.organizationHelp')}
          />
          <SelectField
            label={t('form.kind')}
            name="kind"
            options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            required
          />
          <EquipmentFields systems={systems} t={t} values={nothing} />
          <div>
            <SubmitButton>{t('form.register')}</SubmitButton>
          </div>
        </div>
      </Panel>
    </ActionForm>
  );
}

interface NodeFormProps {
  node: NodeDetail;
  systems: readonly SystemRow[];
  t: NetworkWords;
}

function Known({ node }: { node: NodeDetail }) {
  return (
    <>
      <input name="nodeId" type="hidden" value={node.id} />
      <input name="version" type="hidden" value={node.version} />
    </>
  );
}

interface ChangeFormProps extends NodeFormProps {
  positions: Awaited<ReturnType<typeof listPositions>>;
}

export function ChangeForm({ node, systems, positions, t }: ChangeFormProps) {
  return (
    <ActionForm action={changeNodeAction} label={t('form.edit')}>
      <Known node={node} />
      <div className="flex flex-col gap-6">
        <EquipmentFields systems={systems} t={t} values={{ ...node, name: node.nameJa }} />
        <SelectField
          defaultValue={node.placeId}
          label={t('node.place')}
          name="placeId"
          options={positions.places.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <SelectField
          defaultValue={node.lineId ?? ''}
          emptyLabel={t('node.none')}
          label={t('node.line')}
          name="lineId"
          options={positions.lines.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div>
          <SubmitButton>{t('form.save')}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}

export function ReplaceForm({ node, systems, t }: NodeFormProps) {
  return (
    <ActionForm action={replaceNodeAction} label={t('form.replace')}>
      <p className="mb-4">{t('form.replaceLead')}</p>
      <Known node={node} />
      <div className="flex flex-col gap-6">
        <EquipmentFields
          systems={systems}
          t={t}
          values={{ ...node, name: node.nameJa, generation: '', renewalDueOn: null }}
        />
        <div>
          <SubmitButton variant="danger">{t('form.replaceDo')}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}

export function RetireForm({ node, today, t }: { node: NodeDetail; today: string; t: NetworkWords }) {
  return (
    <ActionForm action={retireNodeAction} label={t('form.retire')}>
      <p className="mb-4">{t('form.retireLead')}</p>
      <Known node={node} />
      <div className="flex flex-col gap-6">
        <TextField defaultValue={today} label={t('form.retireOn')} min={today} name="validTo" required type="date" />
        <div>
          <SubmitButton variant="danger">{t('form.retireDo')}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}
