// The tour: seven real questions to try, in the reader's own words.
import type { TFunction } from 'i18next';
import { empty_question, type Question } from './question';

type GoodsKey = 'cars' | 'laptops' | 'apricots' | 'machines' | 'polypropylene' | 'tyres';
type PlaceKey = 'chongqing' | 'almaty' | 'moscow' | 'dushanbe' | 'minsk' | 'qingdao' | 'bishkek' | 'tashkent';

interface Example extends Pick<Question, 'quantity' | 'value' | 'weight'> {
  unit?: string;
  key: 'cars' | 'laptops' | 'apricots' | 'machines' | 'polypropylene' | 'tyres' | 'cars_uz';
  goods_key: GoodsKey;
  from_key: PlaceKey;
  to_key: PlaceKey;
}

export const examples: Example[] = [
  { key: 'cars', goods_key: 'cars', quantity: '40', value: '1120000', weight: '68', from_key: 'chongqing', to_key: 'almaty' },
  { key: 'laptops', goods_key: 'laptops', quantity: '2000', value: '900000', weight: '5', from_key: 'chongqing', to_key: 'moscow' },
  { key: 'apricots', goods_key: 'apricots', quantity: '20', unit: 'TNE', value: '50000', weight: '21', from_key: 'dushanbe', to_key: 'almaty' },
  { key: 'machines', goods_key: 'machines', quantity: '12', value: '600000', weight: '60', from_key: 'chongqing', to_key: 'minsk' },
  { key: 'polypropylene', goods_key: 'polypropylene', quantity: '100', unit: 'TNE', value: '110000', weight: '102', from_key: 'almaty', to_key: 'chongqing' },
  { key: 'tyres', goods_key: 'tyres', quantity: '1000', value: '150000', weight: '60', from_key: 'qingdao', to_key: 'bishkek' },
  { key: 'cars_uz', goods_key: 'cars', quantity: '40', value: '1120000', weight: '68', from_key: 'chongqing', to_key: 'tashkent' },
];

export function example_question(example: Example, t: TFunction): Question {
  const { goods_key, from_key, to_key, quantity, unit, value, weight } = example;
  return {
    ...empty_question,
    quantity,
    unit: unit ?? empty_question.unit,
    value,
    weight,
    goods: t(`plan:goods.${goods_key}`),
    from: { text: t(`plan:place.${from_key}`), id: '' },
    to: { text: t(`plan:place.${to_key}`), id: '' },
  };
}
