import { Banner } from '@/components/ui/banner';
import { Panel } from '@/components/ui/layout/panel';
import { isPossible } from '@/lib/accounts/handover/prepared/rules';
import type { PreparedHandover } from '@/lib/accounts/handover/prepared/types';
import { tellLines } from '@/lib/accounts/handover/rules';
import type { PlannedLine } from '@/lib/accounts/handover/types';
import { errorText } from '@/lib/core/i18n/errors';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { handoverWords } from './handover-words';
import { PlanTable } from './plan-table';

interface PreparedLinesProps {
  handover: PreparedHandover;
  /** What its lines would do as things are; null = it waits no longer, or cannot be planned. */
  plan: readonly PlannedLine[] | null;
}

const titles = {
  prepared: 'lines',
  applied: 'linesThen',
  refused: 'linesRefused',
  withdrawn: 'linesWithdrawn',
} as const;

/** The lines of a prepared hand-over: as they are now, or as they were at the moment. */
export async function PreparedLines({ handover, plan }: PreparedLinesProps) {
  const [t, locale, words] = await Promise.all([getTranslations('users'), getLocale(), handoverWords()]);
  const { state, outcome, text } = handover;
  const title = t(`preparedHandover.${titles[state]}`);
  const lines = plan ?? outcome;
  const count = lines?.filter((line) => !isPossible(line)).length ?? 0;
  return (
    <Panel plain title={title}>
      {state === 'prepared' && count > 0 ? (
        <Banner className="mb-4" kind="warning" title={t('preparedHandover.nowImpossible', { count })} />
      ) : null}
      {lines ? (
        <PlanTable lines={tellLines(lines, locale)} words={{ ...words, planTitle: title }} />
      ) : (
        <pre className="whitespace-pre-wrap break-all">{text}</pre>
      )}
    </Panel>
  );
}

/** Why one was refused, and that nothing of it was done. */
export async function RefusedBanner({ handover: { problem, outcome } }: { handover: PreparedHandover }) {
  const [t, locale] = await Promise.all([getTranslations('users'), getLocale()]);
  const count = outcome?.filter((line) => !isPossible(line)).length ?? 0;
  return (
    <Banner className="mb-6" kind="error" title={t('preparedHandover.refusedTitle')}>
      <p>
        {problem
          ? t('preparedHandover.refusedWhole', { reason: errorText({ code: problem }, locale) })
          : t('preparedHandover.refusedLines', { count })}
      </p>
    </Banner>
  );
}
