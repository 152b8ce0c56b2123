import { useTranslation } from 'react-i18next';
import type { ScreeningFindings } from '../api/client';
import { Section } from './section';

// Who was looked for on which list, and what was found.
export function Screening({ screening }: { screening: ScreeningFindings }) {
  const { t } = useTranslation();
  return (
    <Section id="screening" title={t('plan:screening')} folded>
      <div className="card">
        <p className={screening.outcome === 'hit' ? 'hit' : screening.outcome === 'clear' ? undefined : 'not-screened'}>{screening.text}</p>
        {screening.parties.map((party) => (
          <div key={party.name} className="screened">
            <p><b>{party.name}</b> {party.text}</p>
            {party.hits.length > 0 && (
              <table className="lines stacks">
                <thead><tr><th>{t('plan:screening.list')}</th><th>{t('plan:screening.entry')}</th><th>{t('plan:party.name')}</th><th>{t('plan:screening.edition')}</th></tr></thead>
                <tbody>
                  {party.hits.map((hit) => (
                    <tr key={hit.list + hit.entry}>
                      <td data-head={t('plan:screening.list')}>{hit.list}</td><td data-head={t('plan:screening.entry')}>{hit.entry}</td>
                      <td data-head={t('plan:party.name')}>{hit.name}{hit.programme ? ` (${hit.programme})` : ''}</td><td data-head={t('plan:screening.edition')}>{hit.edition}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}
