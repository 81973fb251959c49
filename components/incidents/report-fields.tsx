import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { textLimit } from '@/lib/incidents/constants';
import { requiredKeys } from '@/lib/incidents/report/rules';
import type { ReportKey, ReportValues } from '@/lib/incidents/types';

const long: readonly ReportKey[] = ['summary', 'impact', 'cause', 'response', 'prevention'];
const times: readonly ReportKey[] = ['occurredAt', 'recoveredAt'];

/** The fields of 事象発生報告書兼完了報告書. */
export async function ReportFields({ values }: { values: Partial<ReportValues> }) {
  const t = await getTranslations('incidents.report');
  const required = requiredKeys('first');
  const field = (name: ReportKey) => {
    const common = { name, label: t(name), required: required.includes(name), defaultValue: values[name] ?? '' };
    if (long.includes(name)) return <TextareaField key={name} {...common} max={textLimit} rows={3} />;
    return <TextField key={name} {...common} type={times.includes(name) ? 'datetime-local' : 'text'} />;
  };
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-6 desktop:grid-cols-2">
        {(['occurredAt', 'system', 'business', 'persons'] as const).map(field)}
      </div>
      {(['summary', 'impact', 'cause', 'response'] as const).map(field)}
      <div className="grid gap-6 desktop:grid-cols-2">{(['recoveredAt'] as const).map(field)}</div>
      {(['prevention'] as const).map(field)}
      <div className="grid gap-6 desktop:grid-cols-2">{(['contactName', 'contactPhone'] as const).map(field)}</div>
    </div>
  );
}
