import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyFindings } from '../api/client';
import { Figure } from '../figure/figure';
import { Section } from './section';

const shown_at_first = 5;

interface Props { duty: DutyFindings; take: (code: string) => void }

// The duty opened: the rate, and the tariff lines it was read from; of several lines one can be taken, which settles it.
export function Duty({ duty, take }: Props) {
  const { t } = useTranslation();
  const [all, set_all] = useState(false);
  const lines = all ? duty.lines : duty.lines.slice(0, shown_at_first);
  const rest = duty.lines.length - shown_at_first;
  const shared = duty.lines[0]?.cautions.filter((caution) => duty.lines.every((line) => line.cautions.includes(caution))) ?? [];
  return (
    <Section id="duty" title={t('plan:duty')} about={duty.tariff || t('plan:duty.none')} folded>
      <div className="card">
        <p className="rate-line">{t('plan:duty.rate')} <b><Figure figure={duty.rate} name={`${t('plan:duty')} ${duty.tariff}`.trim()} /></b></p>
        {shared.map((caution) => <p key={caution} className="quiet">{caution}</p>)}
        {duty.lines.length > 0 && (
          <table className="lines stacks">
            <thead><tr><th>{t('plan:duty.line')}</th><th>{t('plan:duty.rate')}</th><th>{t('plan:duty.notes')}</th><th>{t('plan:duty.edition')}</th></tr></thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.code}>
                  <td data-head={t('plan:duty.line')} className="whole">
                    {line.spaced}
                    {duty.lines.length > 1 && <Button size="small" className="take-line" onClick={() => take(line.code)}>{t('plan:goods.take', { code: line.spaced })}</Button>}
                  </td>
                  <td data-head={t('plan:duty.rate')}>{line.rate}</td>
                  <td data-head={t('plan:duty.notes')}>{[...line.notes, ...line.cautions.filter((caution) => !shared.includes(caution))].join(' ')}</td>
                  <td data-head={t('plan:duty.edition')} className="whole">{line.edition}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {rest > 0 && !all && <button type="button" className="word-button quiet" onClick={() => set_all(true)}>{t('plan:duty.more', { count: rest })}</button>}
      </div>
    </Section>
  );
}
