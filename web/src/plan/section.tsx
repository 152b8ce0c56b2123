import { useEffect, useState, type ReactNode } from 'react';
import { useNarrow } from '../shell/width';

interface Props { id: string; title: string; about?: ReactNode; folded?: boolean; children: ReactNode }

// One part of the answer. On a phone its heading folds it; a jump to it opens it.
export function Section({ id, title, about, folded = false, children }: Props) {
  const narrow = useNarrow();
  const [open, set_open] = useState(!folded);

  useEffect(() => {
    const jumped = () => { if (location.hash === `#${id}`) { set_open(true); } };
    addEventListener('hashchange', jumped);
    return () => removeEventListener('hashchange', jumped);
  }, [id]);

  return (
    <section id={id} className="part" aria-labelledby={`${id}-title`}>
      <div className="part-head">
        <h2 id={`${id}-title`}>
          {narrow ? <button type="button" aria-expanded={open} onClick={() => set_open(!open)}>{title}</button> : title}
        </h2>
        {about && <p className="quiet">{about}</p>}
      </div>
      {(open || !narrow) && children}
    </section>
  );
}
