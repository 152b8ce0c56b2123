// A phone stacks and folds what a desk shows side by side.
import { useSyncExternalStore } from 'react';

const phone = matchMedia('(max-width: 719px)');
const print = matchMedia('print');

function follow(heard: () => void): () => void {
  phone.addEventListener('change', heard);
  print.addEventListener('change', heard);
  return () => {
    phone.removeEventListener('change', heard);
    print.removeEventListener('change', heard);
  };
}

export const useNarrow = () => useSyncExternalStore(follow, () => phone.matches && !print.matches);
