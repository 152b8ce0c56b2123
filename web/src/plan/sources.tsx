import { useTranslation } from 'react-i18next';
import type { Source } from '../api/client';
import { basis_name } from '../figure/basis';
import { Section } from './section';

// All that the answer rests on.
export function Sources({ sources }: { sources: Source[] }) {
  const { t } = useTranslation();
  return (
    <Section id="sources" title={t('plan:sources')} about={t('plan:sources.about')} folded>
      <div className="card">
        <table className="lines stacks">
          <thead>
            <tr><th>{t('plan:sources.kind')}</th><th>{t('plan:sources.authority')}</th><th>{t('plan:sources.edition')}</th><th>{t('plan:sources.basis')}</th><th>{t('plan:sources.checksum')}</th></tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={source.id}>
                <td data-head={t('plan:sources.kind')}>{source.kind}</td>
                <td data-head={t('plan:sources.authority')}>{source.authority}</td>
                <td data-head={t('plan:sources.edition')}>{source.edition}</td>
                <td data-head={t('plan:sources.basis')}><span className={source.basis === 'general knowledge' ? 'mark-unconfirmed' : source.basis === 'demonstration' ? 'mark-demonstration' : undefined}>{basis_name(source.basis, t)}</span></td>
                <td data-head={t('plan:sources.checksum')} className="code" title={source.checksum}>{source.checksum?.slice(0, 12)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
