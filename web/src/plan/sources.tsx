import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../api/client';
import { basis_name } from '../figure/basis';
import { kind_name } from '../figure/kind';
import { Section } from './section';

// All that the answer rests on: one row an edition, and under it every place in it that was read.
export function Sources({ sources }: { sources: Source[] }) {
  const { t } = useTranslation();
  const editions = Map.groupBy(sources, (source) => [source.kind, source.authority, source.edition, source.checksum].join('\n'));
  return (
    <Section id="sources" title={t('plan:sources')} about={t('plan:sources.about')} folded>
      <div className="card">
        <table className="lines stacks">
          <thead>
            <tr>
              <th>{t('plan:sources.kind')}</th><th>{t('plan:sources.authority')}</th><th>{t('plan:sources.edition')}</th><th>{t('plan:sources.as_of')}</th>
              <th>{t('plan:sources.detail')}</th><th>{t('plan:sources.checksum')}</th>
            </tr>
          </thead>
          <tbody>{[...editions].map(([key, parts]) => <EditionRow key={key} parts={parts} />)}</tbody>
        </table>
      </div>
    </Section>
  );
}

const shown_at_first = 3;

function EditionRow({ parts }: { parts: Source[] }) {
  const { t } = useTranslation();
  const [all, set_all] = useState(false);
  const edition = parts[0]!;
  const rest = parts.length - shown_at_first;
  return (
    <tr>
      <td data-head={t('plan:sources.kind')}>{kind_name(edition.kind, t)}</td>
      <td data-head={t('plan:sources.authority')}>{edition.authority}</td>
      <td data-head={t('plan:sources.edition')} className="whole">{edition.edition}</td>
      <td data-head={t('plan:sources.as_of')} className="whole">{edition.as_of}</td>
      <td data-head={t('plan:sources.detail')}>
        <ul className="read-from">
          {(all ? parts : parts.slice(0, shown_at_first)).map((source) => (
            <li key={source.id}>
              {source.detail}{' '}
              <small className={source.basis === 'general knowledge' ? 'mark-unconfirmed' : source.basis === 'demonstration' ? 'mark-demonstration' : undefined}>{basis_name(source.basis, t)}</small>
            </li>
          ))}
          {rest > 0 && <li><button type="button" className="word-button quiet" aria-expanded={all} onClick={() => set_all(!all)}>{all ? t('plan:open.fewer') : t('plan:open.more', { count: rest })}</button></li>}
        </ul>
      </td>
      <td data-head={t('plan:sources.checksum')} className="code" title={edition.checksum}>{edition.checksum?.slice(0, 12)}</td>
    </tr>
  );
}
