// A small plan with every state and every mark of a figure, in the contract's shape.
import type { Figure, Leg, Plan } from '../api/client';

const figure = (part: Partial<Figure>): Figure => ({ state: 'known', unit: 'USD', text: 'USD 1.00', basis: 'computed', sources: [], cautions: [], missing: [], ...part });
const hours = (low: string, high: string) => figure({ state: 'range', unit: 'h', low, high, text: `${low} to ${high} h`, basis: 'estimated', sources: ['network'] });
const km = (value: string) => figure({ unit: 'km', low: value, high: value, text: `${value} km`, basis: 'published', sources: ['network'] });

const crossing = { name: 'Khorgos', from_country: 'CN', to_country: 'KZ', dwell: hours('24', '72'), gauge_change: true };
const leg = (from: string, to: string, border = false): Leg => ({ from, to, mode: 'rail', distance: km('100'), duration: hours('10', '20'), freight: figure({ text: 'USD 2.00' }), co2e: figure({ unit: 'kg', text: '2 kg' }), ...(border ? { border: crossing } : {}) });
const place = (id: string, name: string, country: string, kind: 'city' | 'border', latitude: number, longitude: number) =>
  ({ id, name, country, country_name: country, kind, latitude, longitude });
const code = (digits: string, name: string, share: number) =>
  ({ code: digits, spaced: `${digits.slice(0, 4)} ${digits.slice(4)}`, name, share, matched: ['electric'], path: [{ code: '87', name: 'Vehicles' }] });

export const plan: Plan = {
  question: { goods: 'electric cars', from: 'a', to: 'd', ready: '2026-12-01', origin: 'CN' },
  verdict: { outcome: 'open', text: 'Can go in 5 to 9 days.', open_points: 5, duration: hours('120', '216'), landed_cost: figure({ state: 'at_least', low: '110', text: 'at least USD 110.00', missing: ['fee'] }) },
  goods: { outcome: 'found', text: 'Found by words.', code: code('870380', 'With electric motor only', 0.7), candidates: [code('870380', 'With electric motor only', 0.7), code('870360', 'Plug-in hybrid', 0.3)] },
  duty: {
    tariff: 'EAEU', rate: figure({ unit: '%', low: '15', high: '15', text: '15 %', basis: 'published', sources: ['tariff'] }),
    lines: ['1', '2', '3', '4', '5', '6', '7'].map((end) => ({ code: `870380000${end}`, spaced: `8703 80 000 ${end}`, rate: '15%', notation: '15%', kind: 'ad_valorem', edition: '2026-06-18', notes: [], cautions: [] })),
  },
  screening: { outcome: 'no_parties', text: 'Nobody was named.', parties: [] },
  routes: [
    {
      id: 'khorgos', title: 'Rail by Khorgos', modes: ['rail'], reasons: [{ key: 'fastest', text: 'fastest' }], legs: [leg('a', 'b'), leg('b', 'c', true), leg('c', 'd')], borders: [crossing],
      distance: km('300'), duration: hours('120', '216'), freight: figure({ text: 'USD 5.00', basis: 'demonstration' }), co2e: figure({ state: 'unknown', unit: 'kg', text: 'unknown', missing: ['factor'] }),
      landed_cost: {
        lines: [
          { key: 'goods', label: 'Goods', payer: 'buyer', kind: 'cost', figure: figure({ low: '100', high: '100', text: 'USD 100.00', basis: 'published' }) },
          { key: 'duty', label: 'Duty', how: '15 % x 100.00', payer: 'buyer', kind: 'cost', figure: figure({ low: '15', high: '15', text: 'USD 15.00', formula: '15 % x 100.00 = 15.00', sources: ['tariff'], cautions: ['Newest edition loaded'] }) },
          { key: 'vat', label: 'VAT', payer: 'open', kind: 'cost', figure: figure({ low: '12', high: '12', text: 'USD 12.00', basis: 'general knowledge' }) },
          { key: 'fee', label: 'Fee', payer: 'none', kind: 'cost', figure: figure({ state: 'unknown', text: 'unknown', missing: ['fee'] }) },
        ],
        total: figure({ state: 'at_least', low: '127', text: 'at least USD 127.00', missing: ['fee'] }),
      },
    },
    {
      id: 'road', title: 'Road', modes: ['road'], reasons: [], legs: [{ ...leg('a', 'd'), mode: 'road' }], borders: [],
      distance: km('250'), duration: figure({ state: 'unknown', unit: 'h', text: 'unknown', missing: ['factor'] }), freight: figure({ text: 'USD 9.00' }), co2e: figure({ unit: 'kg', low: '7', high: '7', text: '7 kg' }),
    },
  ],
  places: { a: place('a', 'Chongqing', 'CN', 'city', 29.5, 106.5), b: place('b', 'Khorgos', 'CN', 'border', 44.2, 80.4), c: place('c', 'Altynkol', 'KZ', 'border', 44.1, 80.3), d: place('d', 'Almaty', 'KZ', 'city', 43.2, 76.9) },
  unknowns: ['fee', 'factor', 'third', 'fourth', 'fifth'].map((id) => ({ id, missing: `${id} is not known`, changes: 'The cost at the door.', supply: 'Load it.' })),
  sources: [
    { id: 'tariff', kind: 'Duty rates', authority: 'Eurasian Economic Commission', edition: '2026-06-18', as_of: '2026-06-18', basis: 'published', checksum: '9f3c61d0a1b2c3d4', detail: 'chapter 87' },
    { id: 'network', kind: 'Network', authority: 'Chorsu', edition: '2026-11-23', basis: 'general knowledge' },
  ],
  editions: [1, 2],
};
