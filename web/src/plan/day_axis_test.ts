import { expect, test } from 'vitest';
import type { Figure } from '../api/client';
import { axis_marks, days_of } from './day_axis';

const duration = (part: Partial<Figure>): Figure => ({ state: 'range', unit: 'h', text: '', basis: 'estimated', sources: [], cautions: [], missing: [], ...part });

test('hours become days, an open end stays open, the unknown has no place', () => {
  expect(days_of(duration({ low: '312', high: '456' }))).toEqual({ low: 13, high: 19 });
  expect(days_of(duration({ state: 'at_least', low: '48' }))).toEqual({ low: 2, high: undefined });
  expect(days_of(duration({ state: 'unknown' }))).toBeUndefined();
  expect(days_of(duration({ unit: 'km', low: '4', high: '4' }))).toBeUndefined();
});

test('the axis has round steps and reaches past the slowest', () => {
  expect(axis_marks([{ low: 13, high: 19 }, { low: 9, high: 24 }])).toEqual([0, 5, 10, 15, 20, 25]);
  expect(axis_marks([{ low: 1.5, high: 2.2 }])).toEqual([0, 1, 2, 3]);
  expect(axis_marks([])).toEqual([0, 1]);
});
