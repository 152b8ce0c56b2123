import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Source, Unknown } from '../api/client';
import { useNarrow } from '../shell/width';
import { basis_name } from './basis';
import { mark_of, type Opened } from './figure';
import { Missing } from './missing';

interface Props {
  opened: Opened;
  shown: boolean;
  sources: Source[];
  unknowns: Unknown[];
  close: () => void;
}

export default function FigureDrawer({ opened: { figure, name }, shown, sources, unknowns, close }: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const rests_on = sources.filter((source) => figure.sources.includes(source.id));
  const missing = unknowns.filter((unknown) => figure.missing.includes(unknown.id));
  return (
    <Drawer open={shown} onClose={close} mask={false} title={name} closable={{ 'aria-label': t('figure:close'), placement: 'end' }}
      placement={narrow ? 'bottom' : 'right'} size={narrow ? '78vh' : 'min(480px, 100vw)'} className="figure-drawer">
      <p className={`figure-value mark-${mark_of(figure)}`}>{figure.text}</p>
      <dl className="figure-facts">
        <dt>{t('figure:state')}</dt><dd>{t(`figure:state.${figure.state}`)}</dd>
        <dt>{t('figure:basis')}</dt><dd>{basis_name(figure.basis, t)}</dd>
      </dl>
      {figure.formula && <section><h3>{t('figure:formula')}</h3><p className="formula">{figure.formula}</p></section>}
      {missing.length > 0 && (
        <section>
          <h3>{t('figure:missing')}</h3>
          {missing.map((unknown) => <Missing key={unknown.id} unknown={unknown} />)}
        </section>
      )}
      {figure.cautions.length > 0 && (
        <section>
          <h3>{t('figure:cautions')}</h3>
          <ul className="cautions">{figure.cautions.map((caution) => <li key={caution}>{caution}</li>)}</ul>
        </section>
      )}
      <section>
        <h3>{t('figure:sources')}</h3>
        {rests_on.length === 0 && <p className="quiet">{t('figure:no_sources')}</p>}
        {rests_on.map((source) => <SourceCard key={source.id} source={source} />)}
      </section>
    </Drawer>
  );
}

function SourceCard({ source }: { source: Source }) {
  const { t } = useTranslation();
  return (
    <dl className="figure-facts">
      <dt>{t('figure:source.authority')}</dt><dd>{source.authority}</dd>
      <dt>{t('figure:source.edition')}</dt><dd>{source.edition}</dd>
      {source.as_of && <><dt>{t('figure:source.as_of')}</dt><dd>{source.as_of}</dd></>}
      <dt>{t('figure:source.basis')}</dt><dd>{basis_name(source.basis, t)}</dd>
      {source.detail && <><dt>{t('figure:source.detail')}</dt><dd>{source.detail}</dd></>}
      {source.checksum && <><dt>{t('figure:source.checksum')}</dt><dd className="checksum">{source.checksum}</dd></>}
    </dl>
  );
}
