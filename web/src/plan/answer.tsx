import { useTranslation } from 'react-i18next';
import type { Plan } from '../api/client';
import { Figure, FigureBook } from '../figure/figure';
import { useNarrow } from '../shell/width';
import { Duty } from './duty';
import { Goods } from './goods';
import { LandedCost } from './landed_cost';
import { Legs } from './legs';
import { MapPanel } from './map_panel';
import { OpenPoints } from './open_points';
import { Routes } from './routes';
import { Screening } from './screening';
import { Sources } from './sources';

interface Props { plan: Plan; route: string | undefined; choose: (route: string) => void; take_code: (code: string) => void; waiting: boolean }

// The answer, read from the top down: the verdict, what is open, the ways to go, and all that follows from the one chosen.
export function Answer({ plan, route, choose, take_code, waiting }: Props) {
  const { t } = useTranslation();
  const chosen = plan.routes.find((one) => one.id === route) ?? plan.routes[0];
  const goods = <Goods goods={plan.goods} take={take_code} />;
  const goods_first = plan.goods.outcome !== 'found';
  return (
    <FigureBook sources={plan.sources} unknowns={plan.unknowns}>
      <article className="page answer" aria-busy={waiting}>
        <header className="verdict">
          <h1 aria-live="polite" className={plan.verdict.outcome === 'hit' ? 'hit' : undefined}>{plan.verdict.text}</h1>
          <dl className="verdict-figures">
            {plan.verdict.duration && <><dt>{t('plan:verdict.duration')}</dt><dd><Figure figure={plan.verdict.duration} name={t('plan:verdict.duration')} /></dd></>}
            {plan.verdict.landed_cost && <><dt>{t('plan:verdict.landed_cost')}</dt><dd><Figure figure={plan.verdict.landed_cost} name={t('plan:verdict.landed_cost')} /></dd></>}
          </dl>
        </header>
        <OpenPoints unknowns={plan.unknowns} />
        <Jumps routed={chosen !== undefined} dutied={plan.duty !== undefined} />
        <div className={chosen ? 'answer-body' : undefined}>
          {goods_first && goods}
          <Routes plan={plan} chosen={chosen?.id} choose={choose} />
          {chosen && <MapPanel plan={plan} chosen={chosen.id} />}
          {chosen && <LandedCost route={chosen} />}
          {!goods_first && goods}
          {plan.duty && <Duty duty={plan.duty} take={take_code} />}
          {chosen && <Legs route={chosen} places={plan.places} />}
          <Screening screening={plan.screening} />
          <Sources sources={plan.sources} />
        </div>
      </article>
    </FigureBook>
  );
}

// On a phone: links to the parts of a long page.
function Jumps({ routed, dutied }: { routed: boolean; dutied: boolean }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  if (!narrow) { return null; }
  const jump = (id: string, name: string) => <li><a href={`#${id}`}>{name}</a></li>;
  return (
    <nav className="jumps" aria-label={t('plan:jump')}>
      <ul>
        {jump('routes', t('plan:routes'))}
        {routed && jump('map', t('plan:map'))}
        {routed && jump('cost', t('plan:cost'))}
        {jump('goods', t('plan:goods'))}
        {dutied && jump('duty', t('plan:duty'))}
        {routed && jump('legs', t('plan:routes.legs'))}
        {jump('screening', t('plan:screening'))}
        {jump('sources', t('plan:sources'))}
      </ul>
    </nav>
  );
}
