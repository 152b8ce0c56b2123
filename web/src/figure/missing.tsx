import type { Unknown } from '../api/client';

// A gap: what is missing, what it would change, how to supply it.
export function Missing({ unknown }: { unknown: Unknown }) {
  return (
    <div className="missing">
      <strong>{unknown.missing}</strong>
      {unknown.changes && <p>{unknown.changes}</p>}
      {unknown.supply && <p>{unknown.supply}</p>}
    </div>
  );
}
