// What the device is: a phone stacks and folds what a desk shows side by side; some readers want nothing to move.
import { useSyncExternalStore } from 'react';

const phone = matchMedia('(max-width: 719px)');
const print = matchMedia('print');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const watched = [phone, print, still];

function follow(heard: () => void): () => void {
  watched.forEach((query) => query.addEventListener('change', heard));
  return () => watched.forEach((query) => query.removeEventListener('change', heard));
}

export const useNarrow = () => useSyncExternalStore(follow, () => phone.matches && !print.matches);
export const useStill = () => useSyncExternalStore(follow, () => still.matches);
export const usePrinting = () => useSyncExternalStore(follow, () => print.matches);
