// Completions for what is being typed, asked a moment after the last key; a late answer to an older text is dropped.
import { useEffect, useState } from 'react';
import { ask } from '../api/client';
import { useLanguage } from '../shell/languages';

const pause_ms = 120;

export function useCompletion<Answer, Item>(path: string, typed: string, items_of: (answer: Answer) => Item[]): Item[] {
  const { code } = useLanguage();
  const [items, set_items] = useState<Item[]>([]);
  const text = typed.trim();

  useEffect(() => {
    if (text === '') { set_items([]); return; }
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      ask<Answer>(path, { lang: code, signal: leaving.signal, query: { q: text } })
        .then((answer) => set_items(items_of(answer)))
        .catch(() => set_items([])); // a field without completion still takes what is typed
    }, pause_ms);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [path, text, code, items_of]);

  return items;
}
