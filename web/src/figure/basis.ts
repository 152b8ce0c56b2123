import type { TFunction } from 'i18next';
import type { Figure } from '../api/client';

const names = {
  published: 'figure:basis.published',
  computed: 'figure:basis.computed',
  estimated: 'figure:basis.estimated',
  'general knowledge': 'figure:basis.general_knowledge',
  demonstration: 'figure:basis.demonstration',
} as const;

// What a figure or a source rests on, in words.
export const basis_name = (basis: Figure['basis'], t: TFunction) => t(names[basis]);
