// What is loaded, as it is: every edition with its authority, date, rows and checksum.
import { useEffect, useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ask, Refusal, type Edition } from '../api/client';
import { kind_name } from '../figure/kind';
import { Bones } from '../shell/bones';
import { useLanguage } from '../shell/languages';

type State = { editions: Edition[] } | { trouble: string } | undefined;

export default function DataPage() {
  const { t } = useTranslation();
  const { code } = useLanguage();
  const [state, set_state] = useState<State>();
  const [turn, set_turn] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    ask<{ editions: Edition[] }>('/v1/editions', { lang: code, signal: leaving.signal })
      .then(set_state)
      .catch((error: unknown) => {
        if (!leaving.signal.aborted) { set_state({ trouble: error instanceof Refusal ? error.problem.title : t('shell:unreachable.title') }); }
      });
    return () => leaving.abort();
  }, [code, turn, t]);

  useEffect(() => { document.title = `${t('data:title')} · Chorsu`; }, [t]);

  // The server tells when data was swapped; the list follows.
  useEffect(() => {
    const events = new EventSource('/v1/events');
    events.addEventListener('editions', () => set_turn((last) => last + 1));
    return () => events.close();
  }, []);

  return (
    <div className="page plain-page">
      <h1>{t('data:title')}</h1>
      <p>{t('data:intro')}</p>
      {!state && <Bones lines={8} />}
      {state && 'trouble' in state && <p role="alert">{state.trouble} <Button onClick={() => set_turn(turn + 1)}>{t('shell:again')}</Button></p>}
      {state && 'editions' in state && (state.editions.length === 0 ? <p>{t('data:empty')}</p> : <EditionTable editions={state.editions} />)}
    </div>
  );
}

function EditionTable({ editions }: { editions: Edition[] }) {
  const { t } = useTranslation();
  const { code } = useLanguage();
  const whole = new Intl.NumberFormat(code);
  return (
    <div className="card">
      <table className="lines stacks">
        <thead>
          <tr>
            <th>{t('data:kind')}</th><th>{t('data:authority')}</th><th>{t('data:edition')}</th><th>{t('data:as_of')}</th>
            <th className="number">{t('data:rows')}</th><th>{t('data:in_force')}</th><th>{t('data:imported')}</th><th>{t('data:checksum')}</th>
          </tr>
        </thead>
        <tbody>
          {editions.map((edition) => (
            <tr key={edition.id}>
              <td data-head={t('data:kind')}>{kind_name(edition.kind, t)}</td>
              <td data-head={t('data:authority')}>{edition.authority}</td>
              <td data-head={t('data:edition')} className="whole">{edition.edition}</td>
              <td data-head={t('data:as_of')} className="whole">{edition.as_of}</td>
              <td data-head={t('data:rows')} className="number">{whole.format(edition.rows)}</td>
              <td data-head={t('data:in_force')}>{edition.in_force ? t('data:in_force.yes') : t('data:in_force.no')}</td>
              <td data-head={t('data:imported')} className="whole"><time dateTime={edition.imported_at}>{edition.imported_at.slice(0, 10)}</time></td>
              <td data-head={t('data:checksum')} className="code" title={edition.checksum}>{edition.checksum.slice(0, 12)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
