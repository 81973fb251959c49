import { CheckboxField } from '@/components/ui/checkbox-field';
import { ChoiceField } from '@/components/ui/choice-field';
import { Panel } from '@/components/ui/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { ticketRoutes } from '@/lib/tickets/constants';
import { RouteSuggestion } from './route-suggestion';

interface RouteFieldsProps {
  /** Only a municipality has a prefecture to leave out, and only its desk sends anything there. */
  bypassable: boolean;
  route: string | undefined;
  bypass: boolean;
}

/** Where it goes: straight to the call center, or from tier to tier. */
export async function RouteFields({ bypassable, route, bypass }: RouteFieldsProps) {
  const t = await getTranslations('tickets');
  return (
    <Panel plain title={t('form.route')}>
      <div className="flex flex-col gap-4">
        <RouteSuggestion />
        <ChoiceField
          choices={ticketRoutes.map((value) => ({ value, label: t(`routesLong.${value}`) }))}
          defaultValue={route ?? 'direct'}
          kind="radio"
          legend={t('form.route')}
          name="route"
          required
          support={t('form.routeHelp')}
        />
        {bypassable ? (
          <CheckboxField defaultChecked={bypass} name="bypass">
            {t('form.bypass')}
          </CheckboxField>
        ) : null}
      </div>
    </Panel>
  );
}
