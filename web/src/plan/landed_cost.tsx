import { useTranslation } from 'react-i18next';
import type { LandedCost as Cost, Route } from '../api/client';
import { Figure } from '../figure/figure';
import { Section } from './section';

type Line = Cost['lines'][number];

// What the goods cost at the door by the chosen route, line by line, with who pays.
export function LandedCost({ route }: { route: Route }) {
  const { t } = useTranslation();
  const cost = route.landed_cost;
  return (
    <Section id="cost" title={t('plan:cost')} about={route.title}>
      {!cost && <p>{t('plan:cost.none')}</p>}
      {cost && (
        <div className="card">
          <LandedCostStack cost={cost} />
          <table className="lines ledger">
            <thead><tr><th>{t('plan:cost.line')}</th><th>{t('plan:cost.how')}</th><th>{t('plan:cost.payer')}</th><th className="number">{t('plan:cost.amount')}</th></tr></thead>
            <tbody>{cost.lines.map((line) => <LedgerLine key={line.key} line={line} />)}</tbody>
            <tfoot>
              <tr className="total"><td colSpan={3}>{t('plan:cost.total')}</td><td className="number"><Figure figure={cost.total} name={t('plan:cost.total')} /></td></tr>
              {cost.per_unit && <tr><td colSpan={3}>{t('plan:cost.per_unit')}</td><td className="number"><Figure figure={cost.per_unit} name={t('plan:cost.per_unit')} /></td></tr>}
            </tfoot>
          </table>
        </div>
      )}
    </Section>
  );
}

function LedgerLine({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <tr className={line.kind === 'subtotal' ? 'subtotal' : line.figure.state === 'unknown' ? 'gap' : undefined}>
      <td>{line.label}</td>
      <td className="how">{line.how}</td>
      <td className="payer">{line.payer !== 'none' && t(`plan:payer.${line.payer}`)}</td>
      <td className="number"><Figure figure={line.figure} name={line.label} /></td>
    </tr>
  );
}

// The parts of the total side by side. What is unknown has a stub of its own and no share.
function LandedCostStack({ cost }: { cost: Cost }) {
  const { t } = useTranslation();
  const costs = cost.lines.filter((line) => line.kind === 'cost');
  const known = costs.filter((line) => line.figure.low !== undefined && line.figure.unit === cost.total.unit && Number(line.figure.low) > 0);
  if (known.length < 2) { return null; }
  const unknown = costs.some((line) => line.figure.state === 'unknown');
  return (
    <figure className="stack-figure" aria-label={t('plan:cost.stack')}>
      <div className="stack" aria-hidden="true">
        {known.map((line, index) => <i key={line.key} className={`part-${(index % 5) + 1}`} style={{ flexGrow: Number(line.figure.low) }} />)}
        {unknown && <i className="part-unknown">?</i>}
      </div>
      <ul className="stack-names">{known.map((line, index) => <li key={line.key}><i className={`part-${(index % 5) + 1}`} />{line.label}</li>)}</ul>
    </figure>
  );
}
