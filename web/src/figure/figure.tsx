// The one way a figure is shown: its text, the mark of its truth, and on touch the drawer with all it rests on.
import { createContext, lazy, Suspense, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure as FigureValue, Source, Unknown } from '../api/client';

const FigureDrawer = lazy(() => import('./drawer'));

export interface Opened { figure: FigureValue; name: string }
interface Book { opened: Opened | undefined; open: (opened: Opened) => void }

const BookContext = createContext<Book>({ opened: undefined, open: () => undefined });

// Holds what the figures of one answer refer to: its sources and its unknowns.
export function FigureBook({ sources, unknowns, children }: { sources: Source[]; unknowns: Unknown[]; children: ReactNode }) {
  const [opened, set_opened] = useState<Opened>();
  const [shown, set_shown] = useState(false);
  const open = useCallback((next: Opened) => { set_opened(next); set_shown(true); }, []);
  const book = useMemo(() => ({ opened: shown ? opened : undefined, open }), [opened, shown, open]);
  return (
    <BookContext value={book}>
      {children}
      {opened && (
        <Suspense>
          <FigureDrawer opened={opened} shown={shown} sources={sources} unknowns={unknowns} close={() => set_shown(false)} />
        </Suspense>
      )}
    </BookContext>
  );
}

export type Mark = 'plain' | 'unconfirmed' | 'range' | 'unknown' | 'demonstration';

export function mark_of(figure: FigureValue): Mark {
  if (figure.state === 'unknown') { return 'unknown'; }
  if (figure.basis === 'demonstration') { return 'demonstration'; }
  if (figure.basis === 'general knowledge') { return 'unconfirmed'; }
  return figure.state === 'range' || figure.basis === 'estimated' ? 'range' : 'plain';
}

export function Figure({ figure, name }: { figure: FigureValue; name: string }) {
  const { t } = useTranslation();
  const { opened, open } = useContext(BookContext);
  return (
    <button type="button" className={`figure mark-${mark_of(figure)}`} aria-haspopup="dialog"
      aria-expanded={opened?.figure === figure} aria-label={t('figure:open', { name, text: figure.text })}
      onClick={(event) => { event.stopPropagation(); open({ figure, name }); }}>
      {figure.text}
    </button>
  );
}

const legend: Mark[] = ['plain', 'unconfirmed', 'range', 'unknown', 'demonstration'];

export function MarksLegend() {
  const { t } = useTranslation();
  return (
    <div className="marks">
      <span>{t('figure:touch')}</span>
      <ul aria-label={t('figure:marks')}>
        {legend.map((mark) => <li key={mark}><span className={`mark-${mark}`}>{t(`figure:mark.${mark}`)}</span></li>)}
      </ul>
    </div>
  );
}
