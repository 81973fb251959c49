import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';

/** A paper in the browser's own viewer, which prints it; also by itself in another tab. */
export async function PaperFrame({ src, title }: { src: string; title: string }) {
  const t = await getTranslations('certificates.issue');
  return (
    <div className="flex flex-col gap-2">
      <iframe className="paper-frame" src={src} title={title} />
      <p>
        <TextLink href={src} rel="noreferrer" target="_blank">
          {t('open')}
        </TextLink>
      </p>
    </div>
  );
}
