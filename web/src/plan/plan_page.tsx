import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan, Problem } from '../api/client';
import { go, useQuery } from '../shell/address';
import { Bones } from '../shell/bones';
import { useNarrow } from '../shell/width';
import { Answer } from './answer';
import { example_question, examples } from './examples';
import { from_query, sentence_order, slot_of, to_query, type Question } from './question';
import { QuestionForm } from './question_form';
import { usePlan } from './use_plan';

export function PlanPage() {
  const { t } = useTranslation();
  const query = useQuery();
  const address = from_query(query);
  const asked_key = to_query(address.question);
  const [draft, set_draft] = useState(address.question);
  const { plan, problem, waiting, unreachable, again } = usePlan();

  // A link, the back button or an example brings its own question; picking a route leaves the draft alone.
  useEffect(() => set_draft(from_query(asked_key).question), [asked_key]);
  useEffect(() => { if (plan) { set_draft((last) => with_names(last, plan)); } }, [plan]);
  useEffect(() => { if (problem) { focus_first_error(problem); } }, [problem]);
  useEffect(() => {
    const { from, to } = address.question;
    document.title = address.asked && from.text && to.text ? `${from.text} – ${to.text} · Chorsu` : 'Chorsu';
  });

  // On a phone the answer would stand below the window: it is brought into sight, once, after it was asked for here.
  const narrow = useNarrow();
  const asked_here = useRef(false);
  useEffect(() => {
    if (plan && narrow && asked_here.current) { document.querySelector('.verdict')?.scrollIntoView(); }
    if (plan) { asked_here.current = false; }
  }, [plan, narrow]);

  const submit = (question: Question) => {
    set_draft(question);
    asked_here.current = true;
    if (address.asked && to_query(question) === asked_key) { again(); } else { go(`/${to_query(question)}`); }
  };
  const asked = address.asked;

  return (
    <>
      <div className={asked ? 'asking asking-small' : 'asking'}>
        <div className="page">
          {!asked && <h1 className="lead">{t('plan:lead')}</h1>}
          {problem && <div className="refused" role="alert"><b>{problem.errors?.length ? t('plan:refused') : problem.title}</b>{problem.detail && <p>{problem.detail}</p>}</div>}
          <QuestionForm question={draft} change={set_draft} submit={submit} errors={problem?.errors ?? []} answered={asked} waiting={waiting} />
        </div>
      </div>
      {!asked && <Examples submit={submit} />}
      {unreachable && (
        <div className="notice" role="alert">
          <h1>{t('shell:unreachable.title')}</h1><p>{t('shell:unreachable.text')}</p><Button type="primary" onClick={again}>{t('shell:again')}</Button>
        </div>
      )}
      {asked && waiting && !plan && <Awaited />}
      {asked && plan && (
        <Answer plan={plan} waiting={waiting} route={address.route}
          choose={(route) => go(`/${to_query(address.question, route)}`, 'replace')}
          take_code={(hs_code) => submit({ ...address.question, hs_code })} />
      )}
    </>
  );
}

function Examples({ submit }: { submit: (question: Question) => void }) {
  const { t } = useTranslation();
  return (
    <section className="page examples" aria-labelledby="examples-title">
      <h2 id="examples-title">{t('plan:examples')}</h2>
      <ul>
        {examples.map((example) => (
          <li key={example.key}>
            <a href={`/${to_query(example_question(example, t))}`}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) { return; }
                event.preventDefault();
                submit(example_question(example, t));
                scrollTo(0, 0);
              }}>
              <span>{t(`plan:example.${example.key}`)}</span>
              <svg width="18" height="18" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d="M2.5 8h11M9 3.5 13.5 8 9 12.5" /></svg>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

// The shape of an answer before it is here.
function Awaited() {
  return (
    <div className="page answer">
      <div className="verdict"><Bones lines={2} /></div>
      <div className="answer-body">
        <section className="part"><Bones lines={12} /></section>
        <div className="map-panel"><div className="map-frame" /></div>
      </div>
    </div>
  );
}

// A place that was picked is named in the language of the answer; words that were typed stay as they were typed.
function with_names(question: Question, plan: Plan): Question {
  const named = (spot: Question['from']) => ({ ...spot, text: (spot.id && plan.places[spot.id]?.name) || spot.text });
  return { ...question, from: named(question.from), to: named(question.to) };
}

// The first in the order of the sentence, not of the list.
function focus_first_error(problem: Problem): void {
  const wrong = (problem.errors ?? []).map((error) => slot_of(error.field));
  const first = sentence_order.find((slot) => wrong.includes(slot));
  if (first) { document.getElementById(`slot-${first}`)?.focus(); }
}
