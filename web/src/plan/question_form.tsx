import { Button, Input, Select } from 'antd';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, type FieldError, type Named } from '../api/client';
import { useLanguage } from '../shell/languages';
import { AmountField, DayField, GoodsField, PlaceField, TermsField } from './fields';
import { errors_at, incoterms, roles, type NamedParty, type Question } from './question';
import { Slot } from './slot';

interface Props {
  question: Question;
  change: (question: Question) => void;
  submit: (question: Question) => void;
  errors: FieldError[];
  answered: boolean;
  waiting: boolean;
}

const usual_units = ['H87', 'TNE', 'KGM', 'LTR', 'MTR', 'MTK', 'MTQ', 'SET', 'PR'];
const usual_currencies = ['USD', 'CNY', 'EUR', 'RUB', 'KZT', 'KGS', 'UZS', 'TJS', 'BYN'];
const weight_units = ['TNE', 'KGM'];

// The question: a sentence whose gaps are fields.
export function QuestionForm({ question, change, submit, errors, answered, waiting }: Props) {
  const { t } = useTranslation();
  const { units, currencies } = useUnits();
  const set = (part: Partial<Question>) => change({ ...question, ...part });
  const at = (id: Parameters<typeof errors_at>[0]) => errors_at(id, errors);
  const field = (id: Parameters<typeof errors_at>[0]) => ({ id, wrong: at(id).length > 0 });
  const choose = (part: Partial<Question>) => submit({ ...question, ...part });

  const asked = (event: SyntheticEvent) => {
    event.preventDefault();
    submit(question);
  };

  return (
    <form className={answered ? 'question question-small' : 'question'} onSubmit={asked} aria-label={t('plan:question')} noValidate autoComplete="off">
      <div className="sentence">
        <div className="sentence-part">
          <Slot id="quantity" word={t('plan:slot.quantity')} name={t('plan:name.quantity')} errors={at('quantity')}>
            <AmountField {...field('quantity')} amount={question.quantity} change={(quantity) => set({ quantity })} unit={question.unit}
              change_unit={(unit) => set({ unit })} unit_name={t('plan:name.unit')} units={units} first={usual_units} hint={t('plan:hint.quantity')} />
          </Slot>
          <Slot id="goods" word={t('plan:slot.goods')} name={t('plan:name.goods')} errors={at('goods')}
            choose={(hs_code) => choose({ hs_code })}>
            <GoodsField {...field('goods')} goods={question.goods} change={(goods) => set({ goods, hs_code: '' })}
              pick={(candidate) => set({ goods: candidate.name, hs_code: candidate.code })} hint={t('plan:hint.goods')} />
          </Slot>
          <Slot id="value" word={t('plan:slot.value')} name={t('plan:name.value')} errors={at('value')}>
            <AmountField {...field('value')} amount={question.value} change={(value) => set({ value })} unit={question.currency}
              change_unit={(currency) => set({ currency })} unit_name={t('plan:name.currency')} units={currencies} first={usual_currencies} hint={t('plan:hint.value')} />
          </Slot>
          <Slot id="weight" word={t('plan:slot.weight')} name={t('plan:name.weight')} errors={at('weight')}>
            <AmountField {...field('weight')} amount={question.weight} change={(weight) => set({ weight })} unit={question.weight_unit}
              change_unit={(weight_unit) => set({ weight_unit })} unit_name={t('plan:name.weight_unit')} units={units.filter((one) => weight_units.includes(one.code))}
              first={weight_units} hint={t('plan:hint.weight')} />
          </Slot>
        </div>
        <div className="sentence-part">
          <Slot id="from" word={t('plan:slot.from')} name={t('plan:name.from')} errors={at('from')}
            choose={(id, text) => choose({ from: { id, text } })}>
            <PlaceField {...field('from')} spot={question.from} change={(from) => set({ from })} hint={t('plan:hint.from')} />
          </Slot>
          <Slot id="to" word={t('plan:slot.to')} name={t('plan:name.to')} errors={at('to')} choose={(id, text) => choose({ to: { id, text } })}>
            <PlaceField {...field('to')} spot={question.to} change={(to) => set({ to })} hint={t('plan:hint.to')} />
          </Slot>
          <Slot id="incoterm" word={t('plan:slot.incoterm')} name={t('plan:name.incoterm')} errors={at('incoterm')}
            choose={(incoterm) => choose({ incoterm })}>
            <TermsField {...field('incoterm')} terms={question.incoterm} change={(incoterm) => set({ incoterm })} options={incoterms} hint={t('plan:hint.incoterm')} />
          </Slot>
          <Slot id="ready" word={t('plan:slot.ready')} name={t('plan:name.ready')} errors={at('ready')}>
            <DayField {...field('ready')} day={question.ready} change={(ready) => set({ ready })} />
          </Slot>
        </div>
        <Parties parties={question.parties} change={(parties) => set({ parties })} errors={at('parties')} />
      </div>
      {at('whole').map((error) => <p key={error.key + error.field} className="form-error">{error.field ? `${error.field}: ` : ''}{error.message}</p>)}
      <div className="ask-row">
        <Button type="primary" size="large" htmlType="submit" loading={waiting && { delay: 300 }}>{answered ? t('plan:ask.again') : t('plan:ask')}</Button>
        {!answered && <p className="quiet">{t('plan:ask.help')}</p>}
        {question.hs_code !== '' && (
          <p className="quiet">
            {t('plan:code.chosen', { code: question.hs_code })}{' '}
            <button type="button" className="word-button" onClick={() => choose({ hs_code: '' })}>{t('plan:code.forget')}</button>
          </p>
        )}
        <button type="button" className="word-button quiet add-party"
          onClick={() => set({ parties: [...question.parties, { name: '', role: question.parties.length === 0 ? 'seller' : 'buyer' }] })}>{t('plan:party.add')}</button>
      </div>
    </form>
  );
}

function Parties({ parties, change, errors }: { parties: NamedParty[]; change: (parties: NamedParty[]) => void; errors: FieldError[] }) {
  const { t } = useTranslation();
  if (parties.length === 0) { return null; }
  const set = (index: number, part: Partial<NamedParty>) => change(parties.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="parties">
      <legend className="quiet">{t('plan:party.legend')}</legend>
      {parties.map((party, index) => {
        const own = errors.filter((error) => error.field.startsWith(`parties[${index}]`));
        return (
          <div className="party" key={index}>
            <Select aria-label={t('plan:party.role')} value={party.role} onChange={(role) => set(index, { role })}
              options={roles.map((role) => ({ value: role, label: t(`plan:role.${role}`) }))} popupMatchSelectWidth={false} />
            <Input aria-label={t('plan:party.name')} placeholder={t('plan:party.name')} value={party.name} maxLength={300} status={own.length > 0 ? 'error' : ''}
              aria-invalid={own.length > 0} aria-describedby={own.length > 0 ? `error-party-${index}` : undefined}
              onChange={(event) => set(index, { name: event.target.value })} />
            <Button type="text" onClick={() => change(parties.filter((_, at) => at !== index))}>{t('plan:party.remove')}</Button>
            {own.length > 0 && <p className="slot-error" id={`error-party-${index}`}>{own.map((error) => error.message).join(' ')}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}

// The units and currencies that can be chosen, named in the language spoken; the codes alone until they are here.
function useUnits(): { units: Named[]; currencies: Named[] } {
  const { code } = useLanguage();
  const [lists, set_lists] = useState<{ units: Named[]; currencies: Named[] }>({ units: [], currencies: [] });
  useEffect(() => {
    const leaving = new AbortController();
    ask<{ units: Named[]; currencies: Named[] }>('/v1/units', { lang: code, signal: leaving.signal }).then(set_lists).catch(() => undefined);
    return () => leaving.abort();
  }, [code]);
  return lists;
}
