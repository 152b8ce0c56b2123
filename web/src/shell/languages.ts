// The languages of the page. Each is one file that a browser fetches only when it is spoken: its words, and the words
// of the components and the calendar. Another language is another file here and another folder under messages/.
import i18next from 'i18next';
import dayjs from 'dayjs';
import type { Locale } from 'antd/es/locale';
import { useSyncExternalStore } from 'react';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh' | 'ru' | 'en';

export interface Speech {
  messages: Record<string, Record<string, string>>;
  components: Locale;
  calendar: string; // the name dayjs knows it by
  date: string; // how a date is written in a field
}

interface Entry {
  code: Language;
  name: string; // in the language itself
  short: string;
  load: () => Promise<{ default: Speech }>;
}

export const languages: Entry[] = [
  { code: 'zh', name: '中文', short: '中', load: () => import('./languages/zh') },
  { code: 'ru', name: 'Русский', short: 'RU', load: () => import('./languages/ru') },
  { code: 'en', name: 'English', short: 'EN', load: () => import('./languages/en') },
];

const kept = 'chorsu.language';
const listeners = new Set<() => void>();
let spoken: { code: Language; speech: Speech } | undefined;

const known = (code: string | null | undefined) => languages.find((entry) => entry.code === code?.slice(0, 2).toLowerCase())?.code;

// What the address asks for, then what was chosen before, then what the device speaks.
export function preferred_language(): Language {
  return known(new URLSearchParams(location.search).get('lang'))
    ?? known(localStorage.getItem(kept))
    ?? navigator.languages.map(known).find((code) => code !== undefined)
    ?? 'en';
}

export async function speak(code: Language): Promise<void> {
  const entry = languages.find((one) => one.code === code)!;
  const speech = (await entry.load()).default;
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: code,
      resources: {},
      ns: Object.keys(speech.messages),
      keySeparator: false,
      interpolation: { escapeValue: false }, // React escapes
      returnNull: false,
    });
  }
  for (const [room, words] of Object.entries(speech.messages)) { i18next.addResourceBundle(code, room, words, true, true); }
  await i18next.changeLanguage(code);
  dayjs.locale(speech.calendar);
  document.documentElement.lang = code;
  spoken = { code, speech };
  listeners.forEach((heard) => heard());
}

export function choose_language(code: Language): void {
  localStorage.setItem(kept, code);
  void speak(code);
}

export function useLanguage(): { code: Language; speech: Speech } {
  return useSyncExternalStore(
    (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    () => spoken!,
  );
}
