import { useTranslation } from 'react-i18next';
import type { Unknown } from '../api/client';

// A gap: what is missing, what it would change, how to supply it.
export function Missing({ unknown }: { unknown: Unknown }) {
  return (
    <div className="missing">
      <strong>{unknown.missing}</strong>
      <Remedy unknown={unknown} />
    </div>
  );
}

export function Remedy({ unknown }: { unknown: Unknown }) {
  const { t } = useTranslation();
  return (
    <>
      {unknown.changes && <p><span className="says">{t('figure:missing.changes')}</span> {unknown.changes}</p>}
      {unknown.supply && <p><span className="says">{t('figure:missing.supply')}</span> {unknown.supply}</p>}
    </>
  );
}
