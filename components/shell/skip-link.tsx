import type { ShellText } from './text';

/** First in the order of focus: past header and menu. The page's `<main id="content">` is its target. */
export function SkipLink({ t }: { t: ShellText }) {
  return (
    <a className="skip-link" href="#content">
      {t('skipToContent')}
    </a>
  );
}
