// The words the page should show, from the same files it reads.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const languages = ['zh', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

export function word(language: Language, key: string, named: Record<string, string> = {}): string {
  const [room, name] = key.split(/:(.*)/s) as [string, string];
  const words = JSON.parse(readFileSync(join(import.meta.dirname, '../messages', language, `${room}.json`), 'utf8')) as Record<string, string>;
  const text = words[name];
  if (text === undefined) { throw new Error(`${language} has no ${key}`); }
  return text.replace(/\{\{(\w+)\}\}/g, (_, argument: string) => named[argument] ?? '');
}
