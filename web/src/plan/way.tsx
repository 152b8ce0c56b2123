import { useTranslation } from 'react-i18next';
import type { Leg, Mode, Plan, Route } from '../api/client';
import { dwell_hours } from '../map/lines';

const drawn: Record<Mode, string> = {
  rail: 'M4 3.5h8a1.5 1.5 0 0 1 1.5 1.5v5.5A1.5 1.5 0 0 1 12 12H4a1.5 1.5 0 0 1-1.5-1.5V5A1.5 1.5 0 0 1 4 3.5zM2.5 8h11M5 12l-1.5 2M11 12l1.5 2',
  road: 'M1.5 4.5h8v7h-8zM9.5 7h2.7l2.3 2.3v2.2h-5zM4 13.5a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6zM12 13.5a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6z',
  sea: 'M2 9.5h12l-2 4H4zM4.5 9.5V5.5h5v4M7 5.5v-3',
  river: 'M2 6c2-2 4 2 6 0s4 2 6 0M2 10.5c2-2 4 2 6 0s4 2 6 0',
  air: 'M8 2v12M8 6 2 9.5M8 6l6 3.5M6 13.5h4',
};

export function ModeMark({ mode }: { mode: Mode }) {
  return (
    <svg className="mode-mark" width="18" height="18" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" strokeLinecap="round" aria-hidden="true">
      <path d={drawn[mode]} />
    </svg>
  );
}

type Step = { mode: Mode } | { ring: number | undefined };

// Neighbouring legs of one mode become one stretch; each border is a ring, the fuller the longer the wait.
export function steps_of(legs: Leg[]): Step[] {
  const steps: Step[] = [];
  for (const leg of legs) {
    const last = steps.at(-1);
    if (!last || !('mode' in last) || last.mode !== leg.mode) { steps.push({ mode: leg.mode }); }
    if (leg.border) { steps.push({ ring: dwell_hours(leg) }); }
  }
  if (steps.length > 1 && 'ring' in steps.at(-1)!) { steps.push({ mode: legs.at(-1)!.mode }); }
  return steps;
}

// A route as a line of small marks, then the same in words: places and border points with their waits.
export function Way({ route, places }: { route: Route; places: Plan['places'] }) {
  const { t } = useTranslation();
  const first = route.legs[0];
  const last = route.legs.at(-1);
  const modes = route.legs.map((leg) => leg.mode).filter((mode, index, all) => mode !== all[index - 1]);
  const ends = [first && places[first.from]?.name, last && places[last.to]?.name];
  const borders = route.borders.map((border) => `${border.name} ${border.dwell.text}`);
  return (
    <div className="way">
      <div className="way-line" role="img" aria-label={modes.map((mode) => t(`plan:mode.${mode}`)).join(', ')}>
        <i className="dot" />
        {steps_of(route.legs).map((step, index) => 'mode' in step
          ? <span key={index} className={`stretch stretch-${step.mode}`}><ModeMark mode={step.mode} /></span>
          : <i key={index} className={step.ring === undefined ? 'ring ring-unknown' : 'ring'} style={{ '--fill': `${Math.min(100, ((step.ring ?? 0) / 96) * 100)}%` }} />)}
        <i className="dot" />
      </div>
      <p className="way-words">{[ends[0], ...borders, ends[1]].filter(Boolean).join(' · ')}</p>
    </div>
  );
}
