// Three languages are equal: every message the page uses exists in each, with the plural forms of that language, the
// same arguments, and no message is left over.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { known_kinds } from '../figure/kind';
import { examples } from '../plan/examples';

const web = join(import.meta.dirname, '../..');
const languages = ['zh', 'ru', 'en'] as const;
const plural = /_(zero|one|two|few|many|other)$/;

function messages(language: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(join(web, 'messages', language))) {
    const words = JSON.parse(readFileSync(join(web, 'messages', language, file), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(words)) { found.set(`${file.replace('.json', '')}:${key}`, text); }
  }
  return found;
}

const stems = (words: Map<string, string>) => new Set([...words.keys()].map((key) => key.replace(plural, '')));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) { return sources(path); }
    return /\.tsx?$/.test(entry.name) && !/_test\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

// Keys with a part that comes from elsewhere: the contract's own words, or a list of ours.
const schemas = (parse(readFileSync(join(web, '../openapi.yaml'), 'utf8')) as { components: { schemas: Record<string, never> } }).components.schemas as Record<string, {
  enum?: string[]; properties: Record<string, { enum?: string[]; items?: { properties: Record<string, { enum: string[] }> } }>;
}>;
const payers = schemas.LandedCost!.properties.lines!.items!.properties.payer!.enum;
const families: Record<string, string[]> = {
  'figure:state.': schemas.Figure!.properties.state!.enum!,
  'figure:mark.': ['plain', 'unconfirmed', 'range', 'unknown', 'demonstration'],
  'figure:kind.': [...known_kinds],
  'plan:mode.': schemas.Leg!.properties.mode!.enum!,
  'plan:role.': schemas.Party!.properties.role!.enum!,
  'plan:payer.': payers.filter((payer) => payer !== 'none'),
  'plan:example.': examples.map((example) => example.key),
  'plan:goods.': [...new Set(examples.map((example) => example.goods_key))],
  'plan:place.': [...new Set(examples.flatMap((example) => [example.from_key, example.to_key]))],
  'shell:theme.': ['system', 'light', 'dark'],
};

function used(): { keys: Set<string>; unknown_families: string[] } {
  const keys = new Set<string>();
  const unknown_families: string[] = [];
  for (const text of sources(join(web, 'src'))) {
    for (const [, key] of text.matchAll(/['"]((?:shell|plan|figure|data|docs):[\w.]+)['"]/g)) { keys.add(key!); }
    for (const [, family] of text.matchAll(/`((?:shell|plan|figure|data|docs):[\w.]+)\$\{/g)) {
      const members = families[family!];
      if (members) { members.forEach((member) => keys.add(family + member)); } else { unknown_families.push(family!); }
    }
  }
  return { keys, unknown_families };
}

describe.each(languages)('messages in %s', (language) => {
  const words = messages(language);

  test('none is missing and none is left over', () => {
    const { keys, unknown_families } = used();
    expect(unknown_families).toEqual([]);
    expect([...stems(words)].sort()).toEqual([...keys].sort());
  });

  test('counted messages have every plural form of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = new Map<string, string[]>();
    for (const key of words.keys()) {
      const form = plural.exec(key)?.[1];
      if (form) { counted.set(key.replace(plural, ''), [...(counted.get(key.replace(plural, '')) ?? []), form].sort()); }
    }
    expect(counted.size).toBeGreaterThan(0);
    for (const [key, have] of counted) { expect(have, key).toEqual(forms); }
  });

  test('arguments are those of the English message', () => {
    const names = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    const english = new Map([...messages('en')].map(([key, text]) => [key.replace(plural, ''), text]));
    for (const [key, text] of words) { expect(names(text), key).toEqual(names(english.get(key.replace(plural, ''))!)); }
  });

  test('words are calm: none is empty, none shouts', () => {
    for (const [key, text] of words) { expect(text.trim() !== '' && !/[!！]/.test(text), key).toBe(true); }
  });
});
