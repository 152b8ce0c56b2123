import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../api/client';

const RouteMap = lazy(() => import('../map/route_map'));

// The map, which comes after the words, in a frame that already has its size.
export function MapPanel({ plan, chosen }: { plan: Plan; chosen: string | undefined }) {
  const { t } = useTranslation();
  return (
    <aside id="map" className="map-panel" aria-label={t('plan:map')}>
      <div className="map-frame">
        <Suspense><RouteMap plan={plan} chosen={chosen} /></Suspense>
      </div>
      <ul className="map-legend">
        <li><i className="key key-chosen" />{t('plan:map.chosen')}</li>
        <li><i className="key key-other" />{t('plan:map.other')}</li>
        <li><i className="key key-rail" />{t('plan:map.rail')}</li>
        <li><i className="key key-road" />{t('plan:map.road')}{plan.routes.some((route) => route.legs.some((leg) => leg.mode === 'sea')) ? `, ${t('plan:map.sea')}` : ''}</li>
        <li><i className="ring" style={{ '--fill': '40%' }} />{t('plan:map.border')}</li>
      </ul>
      <p className="quiet">{t('plan:map.about')} {t('plan:map.land')}</p>
    </aside>
  );
}
