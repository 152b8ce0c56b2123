// The fields that stand in the slots of the sentence.
import { AutoComplete, DatePicker, Input, Select, Space } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoodsCandidate, GoodsFindings, Named, Place } from '../api/client';
import { useLanguage } from '../shell/languages';
import { useNarrow } from '../shell/width';
import { useCompletion } from './completion';
import { grouped_decimal, plain_decimal, type Spot } from './question';

interface Common { id: string; wrong: boolean }

const told_by = ({ id, wrong }: Common) => ({
  id: `slot-${id}`,
  status: wrong ? ('error' as const) : ('' as const),
  'aria-invalid': wrong,
  'aria-describedby': wrong ? `error-${id}` : undefined,
});

const places_of = (answer: { places: Place[] }) => answer.places;

export function PlaceField({ id, wrong, spot, change, hint }: Common & { spot: Spot; change: (spot: Spot) => void; hint: string }) {
  const narrow = useNarrow();
  const [typing, set_typing] = useState(false);
  const places = useCompletion('/v1/places', typing ? spot.text : '', places_of);
  return (
    <AutoComplete {...told_by({ id, wrong })} value={spot.text} placeholder={hint} maxLength={200} popupMatchSelectWidth={narrow || 300} filterOption={false}
      defaultActiveFirstOption={false} onBlur={() => set_typing(false)}
      options={places.map((place) => ({
        value: place.id,
        label: <span className="option">{place.name} <small>{place.country_name}{place.locode ? `, ${place.locode}` : ''}</small></span>,
      }))}
      onSearch={(text) => { set_typing(true); change({ text, id: '' }); }}
      onSelect={(chosen: string) => {
        const place = places.find((one) => one.id === chosen);
        set_typing(false);
        if (place) { change({ text: place.name, id: place.id }); }
      }} />
  );
}

const candidates_of = (answer: { goods: GoodsFindings }) => {
  const { code, candidates } = answer.goods;
  return code && !candidates.some((one) => one.code === code.code) ? [code, ...candidates] : candidates;
};

export function GoodsField({ id, wrong, goods, change, pick, hint }: Common & {
  goods: string; change: (goods: string) => void; pick: (candidate: GoodsCandidate) => void; hint: string;
}) {
  const narrow = useNarrow();
  const [typing, set_typing] = useState(false);
  const candidates = useCompletion('/v1/goods', typing ? goods : '', candidates_of);
  return (
    <AutoComplete {...told_by({ id, wrong })} value={goods} placeholder={hint} maxLength={500} popupMatchSelectWidth={narrow || 360} filterOption={false}
      defaultActiveFirstOption={false} onBlur={() => set_typing(false)}
      options={candidates.slice(0, 8).map((one) => ({
        value: one.code,
        label: <span className="option">{one.name} <small>{one.spaced}</small></span>,
      }))}
      onSearch={(text) => { set_typing(true); change(text); }}
      onSelect={(chosen: string) => {
        const candidate = candidates.find((one) => one.code === chosen);
        set_typing(false);
        if (candidate) { pick(candidate); }
      }} />
  );
}

// A number as the language writes it, kept as plain digits; with the unit it is counted in.
export function AmountField({ id, wrong, amount, change, unit, change_unit, unit_name, units, first, hint }: Common & {
  amount: string; change: (amount: string) => void;
  unit: string; change_unit: (unit: string) => void; unit_name: string; units: Named[]; first: string[]; hint: string;
}) {
  const { code } = useLanguage();
  const [draft, set_draft] = useState<string>();
  const options = useMemo(() => {
    const listed = units.length > 0 ? units : first.map((one) => ({ code: one, name: one }));
    const rank = (one: Named) => (first.includes(one.code) ? first.indexOf(one.code) : first.length);
    return [...listed].sort((a, b) => rank(a) - rank(b)).map((one) => ({
      value: one.code,
      short: 'symbol' in one && one.symbol ? one.symbol : id === 'value' ? one.code : one.name,
      label: id === 'value' && one.name !== one.code ? `${one.code} ${one.name}` : one.name,
    }));
  }, [units, first, id]);
  return (
    <Space.Compact>
      <Input {...told_by({ id, wrong })} value={draft ?? grouped_decimal(amount, code)} placeholder={hint} inputMode="decimal" maxLength={40}
        onFocus={() => set_draft(grouped_decimal(amount, code))}
        onBlur={() => set_draft(undefined)}
        onChange={(event) => { set_draft(event.target.value); change(plain_decimal(event.target.value, code)); }} />
      <Select className="unit" aria-label={unit_name} value={unit} onChange={change_unit} options={options} optionLabelProp="short" popupMatchSelectWidth={240}
        showSearch={{ optionFilterProp: 'label' }} />
    </Space.Compact>
  );
}

export function TermsField({ id, wrong, terms, change, options, hint }: Common & {
  terms: string; change: (terms: string) => void; options: string[]; hint: string;
}) {
  return (
    <Select {...told_by({ id, wrong })} value={terms || undefined} placeholder={hint} allowClear popupMatchSelectWidth={140} showSearch
      onChange={(chosen?: string) => change(chosen ?? '')} options={options.map((value) => ({ value, label: value }))} />
  );
}

export function DayField({ id, wrong, day, change }: Common & { day: string; change: (day: string) => void }) {
  const { t } = useTranslation();
  const { speech } = useLanguage();
  const narrow = useNarrow();
  return (
    <DatePicker {...told_by({ id, wrong })} value={day ? dayjs(day) : null} placeholder={t('plan:hint.ready')} inputReadOnly={narrow}
      format={[speech.date, 'YYYY-MM-DD']} onChange={(chosen) => change(chosen?.isValid() ? chosen.format('YYYY-MM-DD') : '')} />
  );
}
