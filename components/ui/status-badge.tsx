export type Tone = 'neutral' | 'info' | 'progress' | 'waiting' | 'success' | 'warning' | 'error' | 'closed';

const tones: Record<Tone, string> = {
  neutral: 'badge badge-neutral',
  info: 'badge badge-info',
  progress: 'badge badge-progress',
  waiting: 'badge badge-waiting',
  success: 'badge badge-success',
  warning: 'badge badge-warning',
  error: 'badge badge-error',
  closed: 'badge badge-closed',
};

/** A state: icon, word and colour, so that no one of them carries it alone. */
export function StatusBadge({ tone, children }: { tone: Tone; children: string }) {
  return <span className={tones[tone]}>{children}</span>;
}
