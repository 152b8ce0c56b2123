// What a plan's routes become on the map: lines between known points, and the points where borders are crossed.
import type { Leg, Place, Plan } from '../api/client';

type Point = [number, number];
export interface Line { type: 'Feature'; properties: { mode: string; chosen: boolean }; geometry: { type: 'LineString'; coordinates: Point[] } }
export interface Stop { place: string; name: string; at: Point; kind: 'end' | 'border'; hours: number | undefined; fill: number | undefined }

const full_queue_h = 96;
const point = (place: Place): Point => [place.longitude, place.latitude];

export function lines_of(plan: Pick<Plan, 'routes' | 'places'>, chosen: string | undefined): Line[] {
  const lines: Line[] = [];
  for (const route of plan.routes) {
    for (const leg of route.legs) {
      const from = plan.places[leg.from];
      const to = plan.places[leg.to];
      if (!from || !to) { continue; }
      lines.push({
        type: 'Feature',
        properties: { mode: leg.mode, chosen: route.id === chosen },
        geometry: { type: 'LineString', coordinates: [point(from), point(to)] },
      });
    }
  }
  return lines;
}

export function stops_of(plan: Pick<Plan, 'routes' | 'places'>, legs: Leg[]): Stop[] {
  const stops: Stop[] = [];
  const add = (id: string, stop: Omit<Stop, 'place' | 'at' | 'name'> & { name?: string }) => {
    const place = plan.places[id];
    if (place && !stops.some((one) => one.place === id)) { stops.push({ name: place.name, ...stop, place: id, at: point(place) }); }
  };
  const [first, last] = [legs[0], legs.at(-1)];
  if (first) { add(first.from, { kind: 'end', hours: undefined, fill: undefined }); }
  if (last) { add(last.to, { kind: 'end', hours: undefined, fill: undefined }); }
  for (const leg of legs) {
    if (leg.border) {
      const hours = dwell_hours(leg);
      add(leg.to, { name: leg.border.name, kind: 'border', hours, fill: hours === undefined ? undefined : Math.min(1, hours / full_queue_h) });
    }
  }
  return stops;
}

// The middle of the observed wait, for drawing only.
export function dwell_hours(leg: Pick<Leg, 'border'>): number | undefined {
  const dwell = leg.border?.dwell;
  if (!dwell?.low || dwell.unit !== 'h') { return undefined; }
  return (Number(dwell.low) + Number(dwell.high ?? dwell.low)) / 2;
}
