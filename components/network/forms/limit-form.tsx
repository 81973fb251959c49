import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import type { CheckKind } from '@/lib/core/generated/enums';
import type { NodeId } from '@/lib/core/ids';
import { removeThresholdAction, setThresholdAction } from '@/lib/network/thresholds/actions';
import type { ThresholdRow } from '@/lib/network/thresholds/queries';
import type { NetworkWords } from '../states';

interface LimitFormProps {
  /** null = the kind's own, for the nation. */
  nodeId: NodeId | null;
  /** To choose among; one = fixed. */
  kinds: readonly CheckKind[];
  row: ThresholdRow | null;
  t: NetworkWords;
}

const text = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

export function LimitForm({ nodeId, kinds, row, t }: LimitFormProps) {
  const [only] = kinds;
  return (
    <ActionForm action={setThresholdAction} label={t('limits.set')}>
      <input name="nodeId" type="hidden" value={nodeId ?? ''} />
      <input name="version" type="hidden" value={row?.version ?? 0} />
      <div className="grid gap-6 desktop:grid-cols-2">
        {kinds.length === 1 ? (
          <input name="kind" type="hidden" value={only} />
        ) : (
          <SelectField
            className="desktop:col-span-2"
            label={t('limits.kind')}
            name="kind"
            options={kinds.map((kind) => ({ value: kind, label: t(`checkKinds.${kind}`) }))}
            required
          />
        )}
        <TextField
          defaultValue={text(row?.warning)}
          inputMode="decimal"
          label={t('limits.warning')}
          name="warning"
          support={t('limits.empty')}
        />
        <TextField
          defaultValue={text(row?.critical)}
          inputMode="decimal"
          label={t('limits.critical')}
          name="critical"
          support={t('limits.empty')}
        />
        <TextField
          defaultValue={text(row?.margin ?? 0)}
          inputMode="decimal"
          label={t('limits.margin')}
          name="margin"
          required
          support={t('limits.marginHelp')}
        />
        <TextField
          defaultValue={text(row?.attempts ?? 3)}
          inputMode="numeric"
          label={t('limits.attempts')}
          name="attempts"
          required
          support={t('limits.attemptsHelp')}
        />
      </div>
      <div className="mt-6">
        <SubmitButton>{t('limits.set')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** A node's own limits, each with its removal. */
export function OwnLimits({ nodeId, rows, t }: { nodeId: NodeId; rows: readonly ThresholdRow[]; t: NetworkWords }) {
  if (rows.length === 0) return <p>{t('limits.none')}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {rows.map(({ kind, warning, critical }) => (
        <li className="flex flex-wrap items-center justify-between gap-3 border-line border-b pb-2" key={kind}>
          <span>{`${t(`checkKinds.${kind}`)}：${text(warning) || '–'} / ${text(critical) || '–'}`}</span>
          <ActionForm action={removeThresholdAction} label={`${t('limits.remove')} ${t(`checkKinds.${kind}`)}`}>
            <input name="nodeId" type="hidden" value={nodeId} />
            <input name="kind" type="hidden" value={kind} />
            <SubmitButton size="small" variant="outline">
              {t('limits.remove')}
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
