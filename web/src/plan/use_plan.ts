// Asks for the plan of the question in the address, in the language spoken, and again whenever either changes.
import { useCallback, useEffect, useState } from 'react';
import { ask, Refusal, type Plan, type Problem } from '../api/client';
import { useQuery } from '../shell/address';
import { useLanguage } from '../shell/languages';
import { from_query, to_query, to_request } from './question';

export interface Asking {
  waiting: boolean;
  plan: Plan | undefined; // the last answer; it stays in sight while the next is awaited
  problem: Problem | undefined;
  unreachable: boolean;
}

const nothing: Asking = { waiting: false, plan: undefined, problem: undefined, unreachable: false };

export function usePlan(): Asking & { again: () => void } {
  const query = useQuery();
  const { code } = useLanguage();
  const [state, set_state] = useState<Asking>(nothing);
  const [turn, set_turn] = useState(0);
  const { question, asked } = from_query(query);
  const key = asked ? to_query(question) : '';

  useEffect(() => {
    if (key === '') { set_state(nothing); return; }
    const leaving = new AbortController();
    set_state((last) => ({ ...last, waiting: true, unreachable: false }));
    ask<Plan>('/v1/plans', { lang: code, signal: leaving.signal, body: to_request(from_query(key).question) })
      .then((plan) => set_state({ ...nothing, plan }))
      .catch((error: unknown) => {
        if (leaving.signal.aborted) { return; }
        set_state(error instanceof Refusal ? { ...nothing, problem: error.problem } : { ...nothing, unreachable: true });
      });
    return () => leaving.abort();
  }, [key, code, turn]);

  return { ...state, again: useCallback(() => set_turn((last) => last + 1), []) };
}
