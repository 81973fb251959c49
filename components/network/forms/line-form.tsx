import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { changeLineAction, registerLineAction, retireLineAction } from '@/lib/network/lines/actions';
import type { LineDetail } from '@/lib/network/lines/detail/queries';
import type { NetworkWords } from '../states';

interface CarrierProps {
  line: Pick<LineDetail, 'nameJa' | 'nameEn' | 'provider' | 'capacityMbps'> | null;
  t: NetworkWords;
}

function CarrierFields({ line, t }: CarrierProps) {
  return (
    <>
      <TextField defaultValue={line?.nameJa ?? ''} label={t('form.name')} maxLength={60} name="name" required />
      <TextField
        defaultValue={line?.nameEn ?? ''}
        label={t('form.nameEn')}
        lang="en"
        maxLength={80}
        name="nameEn"
        support={t('form.nameEnHelp')}
      />
      <TextField
        defaultValue={line?.provider ?? ''}
        label={t('kindForm.provider')}
        maxLength={60}
        name="provider"
        support={t('line.providerHelp')}
      />
      <TextField
        defaultValue={line?.capacityMbps ?? ''}
        inputMode="numeric"
        label={t('kindForm.capacity')}
        name="capacityMbps"
      />
    </>
  );
}

interface LineFormProps {
  line: LineDetail;
  t: NetworkWords;
}

function Known({ line }: { line: LineDetail }) {
  return (
    <>
      <input name="lineId" type="hidden" value={line.id} />
      <input name="version" type="hidden" value={line.version} />
    </>
  );
}

export function LineForm({ line, t }: LineFormProps) {
  return (
    <ActionForm action={changeLineAction} label={t('line.edit')}>
      <Known line={line} />
      <div className="flex flex-col gap-6">
        <CarrierFields line={line} t={t} />
        <div>
          <SubmitButton>{t('form.save')}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}

export function RetireLineForm({ line, today, t }: LineFormProps & { today: string }) {
  return (
    <ActionForm action={retireLineAction} label={t('form.retire')}>
      <p className="mb-4">{t('line.retireLead')}</p>
      <Known line={line} />
      <div className="flex flex-col gap-6">
        <TextField defaultValue={today} label={t('form.retireOn')} min={today} name="validTo" required type="date" />
        <div>
          <SubmitButton variant="danger">{t('form.retireDo')}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}

export function RegisterLineForm({ t }: { t: NetworkWords }) {
  return (
    <ActionForm action={registerLineAction} className="max-w-3xl" label={t('line.registerTitle')}>
      <Panel plain>
        <div className="flex flex-col gap-6">
          <TextField
            label={t('form.organization')}
            name="organizationCode"
            required
            support={t('form.organizationHelp')}
          />
          <CarrierFields line={null} t={t} />
          <TextField label={t('line.upperCode')} maxLength={30} name="upperPlaceCode" support={t('line.upperHelp')} />
          <TextField label={t('line.lowerCode')} maxLength={30} name="lowerPlaceCode" support={t('line.lowerHelp')} />
          <div>
            <SubmitButton>{t('form.register')}</SubmitButton>
          </div>
        </div>
      </Panel>
    </ActionForm>
  );
}
