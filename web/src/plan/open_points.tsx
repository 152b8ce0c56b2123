import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unknown } from '../api/client';
import { Missing, Remedy } from '../figure/missing';
import { useNarrow, usePrinting } from '../shell/width';

const shown_at_first = 3;

// What is not known, by name: what is missing, what it would change, how to supply it.
export function OpenPoints({ unknowns }: { unknowns: Unknown[] }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const printing = usePrinting();
  const [unfolded, set_unfolded] = useState(false);
  const all = unfolded || printing; // paper cannot be unfolded
  if (unknowns.length === 0) { return null; }
  const shown = all ? unknowns : unknowns.slice(0, shown_at_first);
  const rest = unknowns.length - shown_at_first;
  return (
    <section id="open" className="open-points" aria-labelledby="open-title">
      <h2 id="open-title" className="unseen">{t('plan:open.title', { count: unknowns.length })}</h2>
      <div className="open-list">{shown.map((unknown) => (narrow ? <Gap key={unknown.id} unknown={unknown} /> : <Missing key={unknown.id} unknown={unknown} />))}</div>
      {rest > 0 && !printing && (
        <button type="button" className="word-button quiet" aria-expanded={all} onClick={() => set_unfolded(!unfolded)}>
          {all ? t('plan:open.fewer') : t('plan:open.more', { count: rest })}
        </button>
      )}
    </section>
  );
}

// On a phone only the name of the gap stands; the rest opens on touch.
function Gap({ unknown }: { unknown: Unknown }) {
  return (
    <details className="open-gap">
      <summary>{unknown.missing}</summary>
      <Remedy unknown={unknown} />
    </details>
  );
}
