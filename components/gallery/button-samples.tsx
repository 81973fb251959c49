import { Button } from '@/components/ui/button';
import { ButtonLink, ExternalLink, TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { Section } from './section';

export async function ButtonSamples() {
  const [t, ui] = await Promise.all([getTranslations('gallery'), getTranslations('ui')]);
  return (
    <Section title={t('buttons')}>
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="solid">{t('save')}</Button>
        <Button variant="outline">{t('saveDraft')}</Button>
        <Button variant="text">{t('cancel')}</Button>
        <Button variant="danger">{t('remove')}</Button>
        <ButtonLink href="#new">{t('buttonLink')}</ButtonLink>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        {(['solid', 'outline', 'text', 'danger'] as const).map((variant) => (
          <Button key={variant} aria-disabled variant={variant}>
            {t('unavailable')}
          </Button>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button size="small">{t('small')}</Button>
        <Button size="large">{t('large')}</Button>
        <TextLink href="#text">{t('textLink')}</TextLink>
        <ExternalLink href="https://www.example/" newTabLabel={ui('newTab')}>
          {t('external')}
        </ExternalLink>
      </div>
    </Section>
  );
}
