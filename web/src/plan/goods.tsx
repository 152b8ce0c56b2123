import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GoodsCandidate, GoodsFindings } from '../api/client';
import { useLanguage } from '../shell/languages';
import { Section } from './section';

interface Props { goods: GoodsFindings; take: (code: string) => void }

// Which code the goods have, why, and the codes they might have instead.
export function Goods({ goods, take }: Props) {
  const { t } = useTranslation();
  const rivals = goods.candidates.filter((one) => one.code !== goods.code?.code);
  return (
    <Section id="goods" title={t('plan:goods')} about={goods.text}>
      <div className="card">
        {goods.code && <Chosen candidate={goods.code} />}
        {rivals.length > 0 && (
          <>
            <h3 className="card-head">{goods.code ? t('plan:goods.rivals') : t('plan:goods.choose')}</h3>
            <ul className="rivals">{rivals.slice(0, 8).map((one) => <Rival key={one.code} candidate={one} take={take} />)}</ul>
          </>
        )}
      </div>
    </Section>
  );
}

function Chosen({ candidate }: { candidate: GoodsCandidate }) {
  const { t } = useTranslation();
  return (
    <div className="chosen-code">
      <p className="code-line"><b>{candidate.spaced}</b> {candidate.name}</p>
      <ol className="code-path">{candidate.path.map((step) => <li key={step.code}><small>{step.code}</small> {step.name}</li>)}</ol>
      {candidate.matched.length > 0 && <p className="quiet">{t('plan:goods.matched')}: {candidate.matched.join(', ')}</p>}
    </div>
  );
}

function Rival({ candidate, take }: { candidate: GoodsCandidate; take: (code: string) => void }) {
  const { t } = useTranslation();
  const { code } = useLanguage();
  const percent = new Intl.NumberFormat(code, { style: 'percent' }).format(candidate.share);
  return (
    <li>
      <span><b>{candidate.spaced}</b> {candidate.name} <small>{t('plan:goods.share', { percent })}</small></span>
      <Button size="small" onClick={() => take(candidate.code)}>{t('plan:goods.take', { code: candidate.spaced })}</Button>
    </li>
  );
}
