import { describe, expect, test } from 'vitest';
import { empty_question, errors_at, from_query, grouped_decimal, plain_decimal, slot_of, to_query, to_request, type Question } from './question';

const cars: Question = {
  ...empty_question, goods: 'electric cars & vans', quantity: '40', value: '1120000', weight: '68',
  from: { text: 'Chongqing', id: 'chongqing' }, to: { text: 'Алматы', id: '' }, ready: '2026-12-01',
  parties: [{ role: 'buyer', name: 'A: B "C"' }],
};

describe('the address', () => {
  test('reopens the question it was made from', () => {
    const reopened = from_query(to_query(cars, 'route-2'));
    expect(reopened).toEqual({ question: cars, asked: true, route: 'route-2' });
  });
  test('tells a question with nothing filled in from no question', () => {
    expect(from_query(to_query(empty_question)).asked).toBe(true);
    expect(from_query('').asked).toBe(false);
    expect(from_query('?utm_source=x&lang=ru').asked).toBe(false);
  });
  test('leaves out what is as it always is', () => {
    expect(to_query({ ...empty_question, goods: 'tyres' })).toBe('?goods=tyres&incoterm=DAP');
  });
});

describe('a decimal', () => {
  test.each([
    ['1,120,000', 'en', '1120000'], ['1,120,000.50', 'zh', '1120000.50'], ['1 120 000,50', 'ru', '1120000.50'],
    ['1\u00a0120', 'ru', '1120'], ['68.5', 'ru', '68.5'], ['1,5', 'en', '1,5'], ['-3', 'en', '-3'], ['many', 'en', 'many'], ['1,2,3', 'ru', '1,2,3'],
  ] as const)('%s in %s is sent as %s', (typed, lang, sent) => expect(plain_decimal(typed, lang)).toBe(sent));
  test.each([
    ['1120000', 'en', '1,120,000'], ['1120000.50', 'zh', '1,120,000.50'], ['1120000.50', 'ru', '1\u00a0120\u00a0000,50'], ['999', 'en', '999'], ['many', 'en', 'many'],
  ] as const)('%s is shown in %s as %s', (plain, lang, shown) => expect(grouped_decimal(plain, lang)).toBe(shown));
  test('comes back from the screen as it was', () => {
    for (const lang of ['zh', 'ru', 'en'] as const) { expect(plain_decimal(grouped_decimal('1234567.89', lang), lang)).toBe('1234567.89'); }
  });
});

describe('what is sent', () => {
  test('holds what was filled in, with its units, a picked place by its id', () => {
    expect(to_request(cars)).toEqual({
      goods: 'electric cars & vans', from: 'chongqing', to: 'Алматы', quantity: { number: '40', unit: 'H87' }, value: { amount: '1120000', currency: 'USD' },
      gross_weight: { number: '68', unit: 'TNE' }, incoterm: 'DAP', ready: '2026-12-01', parties: [{ role: 'buyer', name: 'A: B "C"' }],
    });
  });
  test('holds nothing that was left empty', () => expect(to_request(empty_question)).toEqual({ incoterm: 'DAP' }));
});

describe('an error of the server', () => {
  test.each([
    ['value.amount', 'value'], ['gross_weight.unit', 'weight'], ['hs_code', 'goods'], ['parties[1].name', 'parties'], ['from', 'from'], ['', 'whole'], ['editions[0]', 'whole'],
  ])('of %s stands at %s', (field, slot) => expect(slot_of(field)).toBe(slot));
  test('is found at its slot', () => {
    const errors = [{ field: 'to', key: 'a', message: '' }, { field: 'value.amount', key: 'b', message: '' }, { field: 'value.currency', key: 'c', message: '' }];
    expect(errors_at('value', errors).map((error) => error.key)).toEqual(['b', 'c']);
  });
});
