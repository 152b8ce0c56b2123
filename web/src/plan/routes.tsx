import { useTranslation } from 'react-i18next';
import type { Plan, Route } from '../api/client';
import { Figure, MarksLegend } from '../figure/figure';
import { axis_marks, days_of, type Span } from './day_axis';
import { Section } from './section';
import { Way } from './way';

interface Props { plan: Plan; chosen: string | undefined; choose: (route: string) => void }

// The ways to go, one beneath another on one axis of days.
export function Routes({ plan, chosen, choose }: Props) {
  const { t } = useTranslation();
  if (plan.routes.length === 0) { return <Section id="routes" title={t('plan:routes')}><p>{t('plan:routes.none')}</p></Section>; }
  const spans = plan.routes.map((route) => days_of(route.duration));
  const marks = axis_marks(spans.filter((span) => span !== undefined));
  return (
    <Section id="routes" title={t('plan:routes')} about={plan.routes.length > 1 ? t('plan:routes.about') : undefined}>
      <div className="route-head" aria-hidden="true">
        <span />
        <span className="axis">
          {marks.map((mark) => <i key={mark} style={{ left: `${(mark / marks.at(-1)!) * 100}%` }}>{mark}</i>)}
          <b>{t('plan:routes.days')}</b>
        </span>
        <span className="number">{t('plan:routes.total')}</span>
        <span className="number">{t('plan:routes.co2e')}</span>
      </div>
      <div className="routes" role="radiogroup" aria-label={t('plan:routes')}>
        {plan.routes.map((route, index) => (
          <RouteRow key={route.id} route={route} places={plan.places} span={spans[index]} marks={marks} checked={route.id === chosen} choose={() => choose(route.id)} />
        ))}
      </div>
      <MarksLegend />
    </Section>
  );
}

interface RowProps { route: Route; places: Plan['places']; span: Span | undefined; marks: number[]; checked: boolean; choose: () => void }

function RouteRow({ route, places, span, marks, checked, choose }: RowProps) {
  const { t } = useTranslation();
  return (
    <div className={checked ? 'route route-chosen' : 'route'} onClick={choose}>
      <div className="route-way">
        <label className="route-title">
          <input type="radio" name="route" checked={checked} onChange={choose} />
          <span>{route.title}</span>
        </label>
        {route.reasons.length > 0 && <p className="reasons">{route.reasons.map((reason) => <span key={reason.key}>{reason.text}</span>)}</p>}
        <Way route={route} places={places} />
      </div>
      <div className="route-days"><DayBar span={span} marks={marks} /><Figure figure={route.duration} name={`${route.title}. ${t('plan:routes.duration')}`} /></div>
      <div className="route-cost number" data-head={t('plan:routes.total')}>
        {route.landed_cost && <Figure figure={route.landed_cost.total} name={`${route.title}. ${t('plan:routes.total')}`} />}
        <small>{t('plan:routes.freight')} <Figure figure={route.freight} name={`${route.title}. ${t('plan:routes.freight')}`} /></small>
      </div>
      <div className="route-co2e number" data-head={t('plan:routes.co2e')}><Figure figure={route.co2e} name={`${route.title}. ${t('plan:routes.co2e')}`} /></div>
    </div>
  );
}

function DayBar({ span, marks }: { span: Span | undefined; marks: number[] }) {
  const last = marks.at(-1)!;
  const share = (days: number) => `${(days / last) * 100}%`;
  return (
    <div className="day-bar" aria-hidden="true">
      {marks.map((mark) => <i key={mark} className="tick" style={{ left: share(mark) }} />)}
      {span && <i className="lead" style={{ width: share(span.low) }} />}
      {span && <i className={span.high === undefined ? 'bar bar-open' : 'bar'} style={{ left: share(span.low), width: share((span.high ?? last) - span.low) }} />}
      {!span && <i className="bar bar-unknown" />}
    </div>
  );
}
