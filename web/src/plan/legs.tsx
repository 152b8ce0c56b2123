import { useTranslation } from 'react-i18next';
import type { Plan, Route } from '../api/client';
import { Figure } from '../figure/figure';
import { Section } from './section';

// The chosen route leg by leg, with every wait at a border.
export function Legs({ route, places }: { route: Route; places: Plan['places'] }) {
  const { t } = useTranslation();
  const name = (id: string) => places[id]?.name ?? id;
  return (
    <Section id="legs" title={t('plan:routes.legs')} about={route.title} folded>
      <div className="card">
        <table className="lines stacks">
          <thead>
            <tr>
              <th>{t('plan:leg.way')}</th><th>{t('plan:leg.mode')}</th><th className="number">{t('plan:leg.distance')}</th><th className="number">{t('plan:leg.duration')}</th>
              <th className="number">{t('plan:routes.freight')}</th><th className="number">{t('plan:routes.co2e')}</th><th>{t('plan:leg.border')}</th>
            </tr>
          </thead>
          <tbody>
            {route.legs.map((leg, index) => {
              const way = `${name(leg.from)} – ${name(leg.to)}`;
              return (
                <tr key={index}>
                  <td data-head={t('plan:leg.way')}>{way}</td>
                  <td data-head={t('plan:leg.mode')}>{t(`plan:mode.${leg.mode}`)}</td>
                  <td data-head={t('plan:leg.distance')} className="number"><Figure figure={leg.distance} name={`${way}. ${t('plan:leg.distance')}`} /></td>
                  <td data-head={t('plan:leg.duration')} className="number"><Figure figure={leg.duration} name={`${way}. ${t('plan:leg.duration')}`} /></td>
                  <td data-head={t('plan:routes.freight')} className="number"><Figure figure={leg.freight} name={`${way}. ${t('plan:routes.freight')}`} /></td>
                  <td data-head={t('plan:routes.co2e')} className="number"><Figure figure={leg.co2e} name={`${way}. ${t('plan:routes.co2e')}`} /></td>
                  <td data-head={t('plan:leg.border')}>
                    {leg.border && (
                      <span>
                        {leg.border.name} {leg.border.from_country}–{leg.border.to_country} <Figure figure={leg.border.dwell} name={`${leg.border.name}. ${t('plan:leg.border')}`} />
                        {leg.border.gauge_change && <>, {t('plan:leg.gauge')}</>}
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <td data-head={t('plan:leg.way')}>{t('plan:cost.total')}</td><td />
              <td data-head={t('plan:leg.distance')} className="number"><Figure figure={route.distance} name={t('plan:routes.distance')} /></td>
              <td data-head={t('plan:leg.duration')} className="number"><Figure figure={route.duration} name={t('plan:routes.duration')} /></td>
              <td data-head={t('plan:routes.freight')} className="number"><Figure figure={route.freight} name={t('plan:routes.freight')} /></td>
              <td data-head={t('plan:routes.co2e')} className="number"><Figure figure={route.co2e} name={t('plan:routes.co2e')} /></td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}
