// The server against its one contract: every operation of openapi.yaml is asked, well and badly, and every answer must
// have the status, the media type and the shape that stand there. CHORSU_URL names the server.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Content { content?: Record<string, { schema: object }> }
interface Operation { responses: Record<string, Content & { $ref?: string }> }
interface Contract { paths: Record<string, Record<string, Operation>>; components: { responses: Record<string, Content> } }

const server = process.env.CHORSU_URL;
if (!server) { throw new Error('CHORSU_URL must name a running server'); }

const contract = parse(readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8')) as Contract;
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(contract, 'contract');

const utf8 = new TextDecoder('utf-8', { fatal: true }); // an answer of other bytes is no answer
const shapes = new Map<string, ValidateFunction>();

function shape_of(path: string, method: string, status: number, media: string): ValidateFunction {
  const responses = contract.paths[path]![method]!.responses;
  const listed = responses[status] ? String(status) : 'default';
  const reference = responses[listed]?.$ref;
  const home = reference ? reference.slice(1) : `/paths/${path.replaceAll('/', '~1')}/${method}/responses/${listed}`;
  const content = reference ? contract.components.responses[reference.split('/').at(-1)!]!.content : responses[listed]?.content;
  expect(Object.keys(content ?? {}), `${method} ${path} ${status}`).toContain(media);
  const pointer = `contract#${home}/content/${media.replaceAll('/', '~1')}/schema`;
  if (!shapes.has(pointer)) { shapes.set(pointer, ajv.compile({ $ref: encodeURI(pointer) })); }
  return shapes.get(pointer)!;
}

interface Request {
  query?: Record<string, string>;
  body?: unknown; // sent as JSON
  raw?: BodyInit; // sent as it is
  headers?: Record<string, string>;
}

async function ask(path: string, method: string, { query, body, raw, headers }: Request) {
  const response = await fetch(`${server}${path}?${new URLSearchParams(query)}`, {
    method: method.toUpperCase(),
    headers: { ...(method === 'post' ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: raw ?? (body === undefined ? null : JSON.stringify(body)),
    signal: AbortSignal.timeout(20_000),
  });
  const media = response.headers.get('content-type')!.split(';')[0]!;
  return { status: response.status, media, headers: response.headers, text: utf8.decode(await response.arrayBuffer()) };
}

async function ask_and_check(path: string, method: string, request: Request) {
  const answer = await ask(path, method, request);
  const check = shape_of(path, method, answer.status, answer.media);
  const value: unknown = answer.media.endsWith('json') ? JSON.parse(answer.text) : answer.text;
  check(value);
  expect(check.errors, answer.text.slice(0, 2000)).toBeNull();
  return { ...answer, value: value as Record<string, never> & { errors?: { field: string; message: string; choices?: object[] }[]; status: number; title: string } };
}

const cars = {
  goods: 'electric passenger cars', from: 'Chongqing', to: 'Almaty', quantity: { number: '40', unit: 'H87' },
  value: { amount: '1120000', currency: 'USD' }, gross_weight: { number: '68', unit: 'TNE' }, incoterm: 'DAP', ready: '2026-12-01',
};
const usd = (amount: string) => ({ amount, currency: 'USD' });
const tonnes = (number: string) => ({ number, unit: 'TNE' });

// The tour, as the page's own examples ask it.
const tour: Record<string, object> = {
  cars,
  laptops: { goods: 'laptops', from: 'Chongqing', to: 'Moscow', quantity: { number: '2000', unit: 'H87' }, value: usd('900000'), gross_weight: tonnes('5') },
  apricots: { goods: 'dried apricots', from: 'Dushanbe', to: 'Almaty', quantity: tonnes('20'), value: usd('50000'), gross_weight: tonnes('21') },
  machines: { goods: 'machine tools', from: 'Chongqing', to: 'Minsk', value: usd('600000'), gross_weight: tonnes('60') },
  polypropylene: { goods: 'polypropylene', from: 'Almaty', to: 'Chongqing', quantity: tonnes('100'), value: usd('110000'), gross_weight: tonnes('102') },
  tyres: { goods: 'tyres', from: 'Qingdao', to: 'Bishkek', quantity: { number: '1000', unit: 'H87' }, value: usd('150000'), gross_weight: tonnes('60') },
  cars_uz: { ...cars, to: 'Tashkent' },
};

const good: Record<string, Request[]> = {
  'post /v1/plans': [
    ...Object.values(tour).flatMap((question) => ['zh', 'ru', 'en'].map((lang) => ({ query: { lang }, body: question }))),
    { body: { goods: '电动乘用车', from: '重庆', to: '阿拉木图' }, query: { lang: 'zh' } },
    { body: { goods: 'легковые электромобили', from: 'Чунцин', to: 'Алматы' }, query: { lang: 'ru' } },
    { body: { hs_code: '870380', from: 'Chongqing', to: 'Almaty' } },
    { body: { ...cars, parties: [{ name: 'A Company Nobody Lists', role: 'buyer' }] } },
    { body: { goods: 'xyzzy plugh', from: 'Chongqing', to: 'Almaty' } },
  ],
  'get /v1/goods': [{ query: { q: 'electric passenger cars' } }, { query: { q: '8703 80', lang: 'zh' } }, { query: { q: 'шины', lang: 'ru' } }, { query: { q: 'xyzzy' } }],
  'get /v1/duties': [
    { query: { code: '870380', country: 'KZ', origin: 'CN', on: '2026-12-01', value: 'USD1120000' } },
    { query: { code: '8703 80', country: 'RU', lang: 'ru' } },
    { query: { code: '390210', country: 'CN', lang: 'zh' } },
  ],
  'get /v1/routes': [{ query: { from: 'Chongqing', to: 'Almaty', weight: '68t' } }, { query: { from: '青岛', to: '比什凯克', lang: 'zh' } }],
  'post /v1/screenings': [{ body: { parties: [{ name: 'A Company Nobody Lists' }, { name: 'Ещё одна', role: 'seller' }] }, query: { lang: 'ru' } }],
  'get /v1/places': [{ query: { q: 'al', limit: '5' } }, { query: { q: '重庆', lang: 'zh' } }, { query: { q: 'nowhere at all' } }],
  'get /v1/units': ['zh', 'ru', 'en'].map((lang) => ({ query: { lang } })),
  'get /v1/editions': [{}],
  'get /healthz': [{}],
  'get /readyz': [{}],
  'get /metrics': [{}],
};

// What each bad question is, the status it deserves, and a field that must be named (absent: none is).
interface Bad extends Request { name: string; status: number; field?: string; choices?: boolean }

const deep = '['.repeat(100) + ']'.repeat(100);
const bad: Record<string, Bad[]> = {
  'post /v1/plans': [
    { name: 'no body', raw: '', status: 400 },
    { name: 'broken JSON', raw: '{"goods": "tyres",', status: 400 },
    { name: 'JSON too deep', raw: deep, status: 400 },
    { name: 'not an object', raw: '[1]', status: 422 },
    { name: 'bytes that are not UTF-8', raw: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), status: 400 },
    { name: 'one key twice', raw: '{"goods":"tyres","goods":"cars","from":"Qingdao","to":"Bishkek"}', status: 400 },
    { name: 'a number where text belongs', body: { ...cars, goods: 5 }, status: 422, field: 'goods' },
    { name: 'an unknown field', body: { ...cars, colour: 'red' }, status: 422, field: 'colour' },
    { name: 'nothing said', body: {}, status: 422, field: 'from' },
    { name: 'a place nobody knows', body: { ...cars, to: 'Atlantis-on-Sea' }, status: 422, field: 'to' },
    { name: 'a place of two countries', body: { ...cars, to: 'Brest' }, status: 422, field: 'to', choices: true },
    { name: 'a weight below zero', body: { ...cars, gross_weight: tonnes('-5') }, status: 422, field: 'gross_weight.number' },
    { name: 'a value that is no number', body: { ...cars, value: usd('lots') }, status: 422, field: 'value.amount' },
    { name: 'a currency nobody knows', body: { ...cars, value: { amount: '5', currency: 'QQQ' } }, status: 422, field: 'value.currency' },
    { name: 'a day that is not in the calendar', body: { ...cars, ready: '2026-02-30' }, status: 422, field: 'ready' },
    { name: 'a term that is not of Incoterms', body: { ...cars, incoterm: 'ABC' }, status: 422, field: 'incoterm' },
    { name: 'a code of no heading', body: { ...cars, hs_code: '999999' }, status: 422, field: 'hs_code' },
    { name: 'an edition nobody loaded', body: { ...cars, editions: [999_999] }, status: 422 },
    { name: 'SQL and HTML in the words', body: { ...cars, to: `'; DROP TABLE edition;--<script>alert(1)</script>` }, status: 422, field: 'to' },
    { name: 'an unknown parameter', body: cars, query: { nothing: '1' }, status: 422, field: 'nothing' },
    { name: 'a body too large', raw: JSON.stringify({ ...cars, goods: 'x'.repeat(8_000_000) }), status: 413 },
  ],
  'get /v1/goods': [{ name: 'no words', query: {}, status: 422, field: 'q' }, { name: 'an unknown parameter', query: { q: 'tyres', x: '1' }, status: 422, field: 'x' }],
  'get /v1/duties': [
    { name: 'no code', query: { country: 'KZ' }, status: 422, field: 'code' },
    { name: 'a code that is no code', query: { code: 'cars', country: 'KZ' }, status: 422, field: 'code' },
    { name: 'no country', query: { code: '870380', country: 'Atlantis' }, status: 422, field: 'country' },
    { name: 'a day that is not in the calendar', query: { code: '870380', country: 'KZ', on: '2026-13-01' }, status: 422, field: 'on' },
  ],
  'get /v1/routes': [
    { name: 'places nobody knows', query: { from: 'Atlantis', to: 'Avalon' }, status: 422, field: 'to' },
    { name: 'a weight below zero', query: { from: 'Chongqing', to: 'Almaty', weight: '-1t' }, status: 422, field: 'weight' },
  ],
  'post /v1/screenings': [
    { name: 'nobody named', body: { parties: [] }, status: 422, field: 'parties' },
    { name: 'a party without a name', body: { parties: [{ role: 'seller' }] }, status: 422, field: 'parties[0].name' },
    { name: 'a role nobody has', body: { parties: [{ name: 'A', role: 'king' }] }, status: 422, field: 'parties[0].role' },
  ],
  'get /v1/places': [
    { name: 'no words', query: {}, status: 422, field: 'q' },
    { name: 'a limit that is no number', query: { q: 'al', limit: 'many' }, status: 422, field: 'limit' },
    { name: 'a limit too high', query: { q: 'al', limit: '1000' }, status: 422, field: 'limit' },
  ],
  'get /v1/units': [{ name: 'an unknown parameter', query: { x: '1' }, status: 422, field: 'x' }],
  'get /v1/editions': [{ name: 'an unknown parameter', query: { x: '1' }, status: 422, field: 'x' }],
};

const operations = Object.entries(contract.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method, key: `${method} ${path}` })));

test('every operation of the contract is asked', () => {
  expect([...Object.keys(good), 'get /v1/events'].sort()).toEqual(operations.map((operation) => operation.key).sort());
});

describe.each(operations.filter(({ key }) => good[key]))('$key', ({ path, method, key }) => {
  test.each(good[key]!.map((request, index) => ({ request, index })))('answers well, $index', async ({ request }) => {
    const answer = await ask_and_check(path, method, request);
    expect(answer.status, answer.text.slice(0, 500)).toBe(200);
  });

  test.each(bad[key] ?? [])('refuses $name', async ({ status, field, choices, ...request }) => {
    const languages = new Set<string>();
    for (const lang of ['zh', 'ru', 'en']) {
      const answer = await ask_and_check(path, method, { ...request, headers: { 'Accept-Language': lang } });
      expect(answer.status, answer.text.slice(0, 500)).toBe(status);
      expect(answer.value.status).toBe(status);
      languages.add(answer.value.title + (answer.value.errors ?? []).map((error) => error.message).join());
      if (field) {
        const error = answer.value.errors?.find((one) => one.field === field);
        expect(error, answer.text).toBeDefined();
        if (choices) { expect(error!.choices!.length).toBeGreaterThan(1); }
      }
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff'); // what was typed comes back as text, never as a page
    }
    expect(languages.size).toBe(3);
  });
});

test('all errors of a question come at once', async () => {
  const answer = await ask_and_check('/v1/plans', 'post', { body: { goods: 'tyres', from: 'Atlantis', to: 'Brest', value: usd('x'), gross_weight: tonnes('-1'), ready: 'soon', incoterm: 'XX' } });
  const fields = answer.value.errors!.map((error) => error.field);
  expect(fields).toEqual(expect.arrayContaining(['from', 'to', 'value.amount', 'gross_weight.number', 'ready', 'incoterm']));
});

test('the same question gets the same answer, byte for byte', async () => {
  const [first, second] = await Promise.all([ask('/v1/plans', 'post', { body: cars, query: { lang: 'en' } }), ask('/v1/plans', 'post', { body: cars, query: { lang: 'en' } })]);
  expect(first.text).toBe(second.text);
});

test('every source and every unknown that a figure names is in the plan', async () => {
  for (const question of Object.values(tour)) {
    const plan = (await ask_and_check('/v1/plans', 'post', { body: question, query: { lang: 'en' } })).value as unknown as { sources: { id: string }[]; unknowns: { id: string }[] };
    const named = { sources: new Set<string>(), missing: new Set<string>() };
    JSON.stringify(plan, (name, value: unknown) => {
      if ((name === 'sources' || name === 'missing') && Array.isArray(value)) { value.filter((one) => typeof one === 'string').forEach((one) => named[name].add(one)); }
      return value;
    });
    expect(plan.sources.map((source) => source.id)).toEqual(expect.arrayContaining([...named.sources]));
    expect(plan.unknowns.map((unknown) => unknown.id)).toEqual(expect.arrayContaining([...named.missing]));
  }
});

test('a figure has a unit that is one', async () => {
  const { value } = await ask_and_check('/v1/units', 'get', {});
  const units = new Set([...(value as unknown as { currencies: { code: string }[] }).currencies.map((one) => one.code), '%', 'km', 'h', 'kg']);
  for (const question of Object.values(tour)) {
    const { text } = await ask('/v1/plans', 'post', { body: question });
    JSON.parse(text, (_, one: { state?: string; unit?: string } | null) => {
      if (one && typeof one === 'object' && one.state) { expect(units).toContain(one.unit); }
      return one;
    });
  }
});

test('an unknown figure carries no value', async () => {
  for (const question of Object.values(tour)) {
    const { text } = await ask('/v1/plans', 'post', { body: question });
    JSON.parse(text, (_, value: { state?: string; low?: string } | null) => {
      if (value && typeof value === 'object' && value.state === 'unknown') { expect(value.low).toBeUndefined(); }
      return value;
    });
  }
});

test('events come as a stream', async () => {
  const leaving = new AbortController();
  const response = await fetch(`${server}/v1/events`, { signal: leaving.signal });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  leaving.abort();
});

test('a path nobody declared and a method nobody allows are refused as problems', async () => {
  const away = await ask('/v1/nothing', 'get', {});
  expect([away.status, away.media]).toEqual([404, 'application/problem+json']);
  const wrong = await ask('/v1/units', 'post', { body: {} });
  expect([wrong.status, wrong.media]).toEqual([405, 'application/problem+json']);
  expect(wrong.headers.get('allow')).toContain('GET');
});

test('the contract is served as it stands', async () => {
  const answer = await ask('/openapi.yaml', 'get', {});
  expect(answer.text).toBe(readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8'));
});
