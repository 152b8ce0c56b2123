// The address of the page is its state: which page, which question, which route. Links and the back button follow.
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function follow(heard: () => void): () => void {
  listeners.add(heard);
  addEventListener('popstate', heard);
  return () => {
    listeners.delete(heard);
    removeEventListener('popstate', heard);
  };
}

export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') { history.pushState(null, '', address); } else { history.replaceState(null, '', address); }
  listeners.forEach((heard) => heard());
}

export const usePath = () => useSyncExternalStore(follow, () => location.pathname);
export const useQuery = () => useSyncExternalStore(follow, () => location.search);
