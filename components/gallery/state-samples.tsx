import { StateBars } from '@/components/shell/state-bar';
import { Banner } from '@/components/ui/banner';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { getTranslations } from '@/lib/core/i18n/server';
import { Section } from './section';

const tones: readonly Tone[] = ['neutral', 'info', 'progress', 'waiting', 'success', 'warning', 'error', 'closed'];

export async function StateSamples() {
  const t = await getTranslations('gallery');
  return (
    <>
      <Section title={t('states')}>
        <div className="flex flex-wrap gap-3">
          {tones.map((tone) => (
            <StatusBadge key={tone} tone={tone}>
              {t(tone)}
            </StatusBadge>
          ))}
        </div>
      </Section>
      <Section title={t('banners')}>
        <Banner kind="info" title={t('bannerInfo')}>
          {t('bannerInfoBody')}
        </Banner>
        <Banner kind="success" title={t('bannerSuccess')} />
        <Banner kind="warning" title={t('bannerWarning')}>
          {t('bannerWarningBody')}
        </Banner>
        <Banner kind="error" title={t('bannerError')}>
          {t('bannerErrorBody')}
        </Banner>
        <StateBars
          items={[
            { kind: 'drill', text: t('barDrill') },
            { kind: 'degraded', text: t('barDegraded') },
            { kind: 'outage', text: t('barOutage'), href: '#outage' },
            { kind: 'planned', text: t('barPlanned') },
          ]}
          label={t('stateBars')}
        />
      </Section>
    </>
  );
}
