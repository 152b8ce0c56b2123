import { expect, test } from 'vitest';
import { plan } from '../plan/plan_testdata';
import { dwell_hours, lines_of, stops_of } from './lines';

test('every leg between known places is a line; those of the chosen route say so', () => {
  const lines = lines_of(plan, 'khorgos');
  expect(lines).toHaveLength(4);
  expect(lines.filter((line) => line.properties.chosen)).toHaveLength(3);
  expect(lines[0]!.geometry.coordinates).toEqual([[106.5, 29.5], [80.4, 44.2]]);
});

test('a leg to a place that is not named is left out', () => {
  const { d: _, ...places } = plan.places;
  expect(lines_of({ ...plan, places }, 'khorgos')).toHaveLength(2);
});

test('both ends and the border stand on the map, the ring as full as the wait is long', () => {
  const stops = stops_of(plan, plan.routes[0]!.legs);
  expect(stops.map((stop) => [stop.name, stop.kind])).toEqual([['Chongqing', 'end'], ['Almaty', 'end'], ['Khorgos', 'border']]);
  expect(stops[2]!.fill).toBe(0.5);
});

test('an unknown wait has no fill', () => {
  const [, crossing] = plan.routes[0]!.legs;
  const dwell = { ...crossing!.border!.dwell, state: 'unknown' as const };
  delete dwell.low;
  expect(dwell_hours({ border: { ...crossing!.border!, dwell } })).toBeUndefined();
});
