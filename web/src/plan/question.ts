// The question as its reader typed it, its place in the address, and what of it is sent to the server. Nothing is
// judged here: whatever was typed goes to the server, which names every wrong field at once.
import type { FieldError, PlanQuestion } from '../api/client';
import type { Language } from '../shell/languages';

export interface Spot { text: string; id: string } // a place: the words in the field, and its id once one was picked
export type Role = 'seller' | 'buyer' | 'consignee' | 'carrier' | 'other';
export const roles: Role[] = ['seller', 'buyer', 'consignee', 'carrier', 'other'];
export interface NamedParty { name: string; role: Role }

export interface Question {
  goods: string;
  hs_code: string; // picked from the candidates
  quantity: string;
  unit: string;
  value: string;
  currency: string;
  weight: string;
  weight_unit: string;
  from: Spot;
  to: Spot;
  incoterm: string;
  ready: string; // ISO date, or empty for today
  parties: NamedParty[];
}

export const incoterms = ['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP', 'FAS', 'FOB', 'CFR', 'CIF'];

export const empty_question: Question = {
  goods: '', hs_code: '', quantity: '', unit: 'H87', value: '', currency: 'USD', weight: '', weight_unit: 'TNE',
  from: { text: '', id: '' }, to: { text: '', id: '' }, incoterm: 'DAP', ready: '', parties: [],
};

const plain = ['goods', 'hs_code', 'quantity', 'unit', 'value', 'currency', 'weight', 'weight_unit', 'incoterm', 'ready'] as const;

// What was not changed is left out of the address, except the terms: they show that a question was asked.
export function to_query(question: Question, route?: string): string {
  const query = new URLSearchParams();
  for (const name of plain) {
    if (name === 'incoterm' || question[name] !== empty_question[name]) { query.set(name, question[name].trim()); }
  }
  for (const name of ['from', 'to'] as const) {
    if (question[name].text.trim() !== '') { query.set(name, question[name].text.trim()); }
    if (question[name].id !== '') { query.set(`${name}_id`, question[name].id); }
  }
  for (const party of question.parties) { query.append('party', `${party.role}:${party.name.trim()}`); }
  if (route) { query.set('route', route); }
  return `?${query}`;
}

export function from_query(text: string): { question: Question; asked: boolean; route: string | undefined } {
  const query = new URLSearchParams(text);
  const question: Question = { ...empty_question };
  for (const name of plain) { question[name] = query.get(name) ?? empty_question[name]; }
  for (const name of ['from', 'to'] as const) { question[name] = { text: query.get(name) ?? '', id: query.get(`${name}_id`) ?? '' }; }
  question.parties = query.getAll('party').map((party) => {
    const [role, ...name] = party.split(':');
    return { role: roles.find((one) => one === role) ?? 'other', name: name.join(':') };
  });
  const asked = [...plain, 'from', 'to', 'party'].some((name) => query.has(name));
  return { question, asked, route: query.get('route') ?? undefined };
}

// Decimals travel as plain digits with a point. What a reader groups or writes with a comma is told by the language;
// what cannot be read so is sent as typed, and the server says what is wrong with it.
export function plain_decimal(typed: string, lang: Language): string {
  const tight = typed.replace(/[\s\u00a0\u202f]/g, '').replaceAll('，', ',').replaceAll('．', '.');
  if (lang !== 'ru') { return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(tight) ? tight.replaceAll(',', '') : tight; }
  return /^\d+,\d+$/.test(tight) ? tight.replace(',', '.') : tight;
}

// The same digits grouped as the language groups them; anything else stays as it was typed.
export function grouped_decimal(plain_text: string, lang: Language): string {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(plain_text);
  if (!parts) { return plain_text; }
  const [separator, point] = lang === 'ru' ? ['\u00a0', ','] : [',', '.'];
  const whole = parts[1]!.replace(/\B(?=(\d{3})+$)/g, separator);
  return parts[2] === undefined ? whole : `${whole}${point}${parts[2]}`;
}

export function to_request(question: Question): Partial<PlanQuestion> {
  const text = (typed: string) => typed.trim() || undefined;
  const request = {
    goods: text(question.goods),
    hs_code: text(question.hs_code),
    from: question.from.id || text(question.from.text),
    to: question.to.id || text(question.to.text),
    quantity: text(question.quantity) && { number: question.quantity.trim(), unit: question.unit },
    value: text(question.value) && { amount: question.value.trim(), currency: question.currency },
    gross_weight: text(question.weight) && { number: question.weight.trim(), unit: question.weight_unit },
    incoterm: text(question.incoterm),
    ready: text(question.ready),
    parties: question.parties.length === 0 ? undefined : question.parties.map(({ name, role }) => ({ name: name.trim(), role })),
  };
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)) as Partial<PlanQuestion>;
}

export type Slot = 'goods' | 'quantity' | 'value' | 'weight' | 'from' | 'to' | 'incoterm' | 'ready' | 'parties' | 'whole';

export const sentence_order: Slot[] = ['quantity', 'goods', 'value', 'weight', 'from', 'to', 'incoterm', 'ready'];

// Which slot of the sentence an error of the server stands at.
export function slot_of(field: string): Slot {
  const head = field.split(/[.[]/)[0]!;
  switch (head) {
    case 'hs_code': return 'goods';
    case 'gross_weight': return 'weight';
    case 'goods': case 'quantity': case 'value': case 'from': case 'to': case 'incoterm': case 'ready': case 'parties': return head;
    default: return 'whole';
  }
}

export function errors_at(slot: Slot, errors: FieldError[]): FieldError[] {
  return errors.filter((error) => slot_of(error.field) === slot);
}
