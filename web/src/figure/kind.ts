import type { TFunction } from 'i18next';

const kinds = ['countries', 'currencies', 'exchange-rates', 'goods', 'network', 'places', 'tariff', 'units', 'watchlist'] as const;

// What an edition holds, in words; a kind this page does not know yet keeps its own name.
export function kind_name(kind: string, t: TFunction): string {
  const known = kinds.find((one) => one === kind);
  return known ? t(`figure:kind.${known}`) : kind;
}

export const known_kinds: readonly string[] = kinds;
