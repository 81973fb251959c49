import { ActionForm } from '@/components/ui/action-form';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { changeLineAction } from '@/lib/network/lines/actions';
import type { LineDetail } from '@/lib/network/lines/detail/queries';
import type { NetworkWords } from '../states';

export function LineForm({ line, t }: { line: LineDetail; t: NetworkWords }) {
  return (
    <ActionForm action={changeLineAction} label={t('line.edit')}>
      <input name="lineId" type="hidden" value={line.id} />
      <input name="version" type="hidden" value={line.version} />
      <div className="flex flex-col gap-6">
        <TextField defaultValue={line.nameJa} label={t('form.name')} maxLength={60} name="name" required />
        <TextField defaultValue={line.nameEn} label={t('form.nameEn')} lang="en" maxLength={80} name="nameEn" />
        <TextField defaultValue={line.provider} label={t('kindForm.provider')} maxLength={60} name="provider" />
        <TextField
          defaultValue={line.capacityMbps ?? ''}
          inputMode="numeric"
          label={t('kindForm.capacity')}
          name="capacityMbps"
        />
        <div>
          <SubmitButton>{t('form.save')}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}
