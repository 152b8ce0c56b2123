// Asks the server. An answer comes back as it is; a refusal is thrown with every field that is wrong.
import type { components } from '../../build/api';
import type { Language } from '../shell/languages';

type Shapes = components['schemas'];
export type Plan = Shapes['Plan'];
export type PlanQuestion = Shapes['PlanQuestion'];
export type Problem = Shapes['Problem'];
export type FieldError = NonNullable<Problem['errors']>[number];
export type Figure = Shapes['Figure'];
export type Source = Shapes['Source'];
export type Unknown = Shapes['Unknown'];
export type Place = Shapes['Place'];
export type Route = Shapes['Route'];
export type Leg = Shapes['Leg'];
export type BorderCrossing = Shapes['BorderCrossing'];
export type LandedCost = Shapes['LandedCost'];
export type GoodsFindings = Shapes['GoodsFindings'];
export type GoodsCandidate = Shapes['GoodsCandidate'];
export type DutyFindings = Shapes['DutyFindings'];
export type ScreeningFindings = Shapes['ScreeningFindings'];
export type Edition = Shapes['Edition'];
export type Named = Shapes['Named'];
export type Mode = Leg['mode'];

export class Refusal extends Error {
  constructor(readonly problem: Problem) { super(problem.title); }
}

interface Asking {
  lang: Language;
  signal?: AbortSignal;
  query?: Record<string, string>;
  body?: unknown;
}

export async function ask<Answer>(path: string, { lang, signal, query, body }: Asking): Promise<Answer> {
  const address = `${path}?${new URLSearchParams({ ...query, lang })}`;
  const response = await fetch(address, {
    signal: signal ?? null,
    ...(body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (response.ok) { return (await response.json()) as Answer; }
  if (response.headers.get('Content-Type')?.startsWith('application/problem+json')) {
    throw new Refusal((await response.json()) as Problem);
  }
  throw new Error(`${path}: ${response.status}`);
}
