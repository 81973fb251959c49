import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { getTranslations } from '@/lib/core/i18n/server';
import { removeLineAction } from '@/lib/projects/actions';
import type { Sheet } from '@/lib/projects/sheets/mutations';

interface Line {
  readonly id: string;
  readonly version: number;
}

/** Which line of which project a form is about; without a line it makes a new one. */
export function WhichLine({ projectId, line }: { projectId: string; line: Line | null }) {
  return (
    <>
      <input name="projectId" type="hidden" value={projectId} />
      <input name="lineId" type="hidden" value={line?.id ?? ''} />
      <input name="version" type="hidden" value={line?.version ?? 1} />
    </>
  );
}

interface RemoveLineProps {
  projectId: string;
  sheet: Sheet;
  line: Line;
  name: string;
}

export async function RemoveLine({ projectId, sheet, line, name }: RemoveLineProps) {
  const t = await getTranslations('projects.line');
  const label = t('removeName', { name });
  return (
    <ActionForm action={removeLineAction} className="mt-4" label={label}>
      <WhichLine line={line} projectId={projectId} />
      <input name="sheet" type="hidden" value={sheet} />
      <div>
        <SubmitButton aria-label={label} variant="text">
          {t('remove')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
