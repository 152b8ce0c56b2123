// One axis of days that all routes share, and where a figure of time lies on it.
import type { Figure } from '../api/client';

export interface Span { low: number; high: number | undefined }

export function days_of(figure: Figure): Span | undefined {
  const per_day = { h: 24, HUR: 24, d: 1, DAY: 1 }[figure.unit];
  if (per_day === undefined || figure.low === undefined) { return undefined; }
  const high = figure.high === undefined ? undefined : Number(figure.high) / per_day;
  return { low: Number(figure.low) / per_day, high };
}

// Marks of the axis: at most six steps of a round number of days, the last at or past the slowest route.
export function axis_marks(spans: Span[]): number[] {
  const last = Math.max(1, ...spans.map((span) => span.high ?? span.low));
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => last / one <= 6) ?? 200;
  return Array.from({ length: Math.ceil(last / step) + 1 }, (_, index) => index * step);
}
