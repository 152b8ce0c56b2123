import type { MouseEvent, ReactNode } from 'react';
import { go } from './address';

// A link to another of our pages: opens without loading the program again, and still opens in a new window when asked.
export function PageLink({ to, current, className, children }: { to: string; current?: boolean; className?: string; children: ReactNode }) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) { return; }
    event.preventDefault();
    go(to);
    scrollTo(0, 0);
  };
  return <a href={to} className={className} aria-current={current ? 'page' : undefined} onClick={follow}>{children}</a>;
}
