import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { App } from '../shell/app';
import { go } from '../shell/address';
import { speak } from '../shell/languages';
import { plan } from './plan_testdata';

vi.mock('../map/route_map', () => ({ default: () => null }));

interface Sent { path: string; lang: string | null; body: unknown }
let sent: Sent[] = [];
let answer: () => Response;

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' } });
const asked = () => sent.filter((one) => one.path === '/v1/plans');

beforeEach(async () => {
  sent = [];
  answer = () => json(plan);
  vi.stubGlobal('fetch', (address: string, options: RequestInit) => {
    const url = new URL(address, location.href);
    sent.push({ path: url.pathname, lang: url.searchParams.get('lang'), body: options.body ? JSON.parse(String(options.body)) : undefined });
    if (url.pathname === '/v1/plans') { return Promise.resolve(answer()); }
    if (url.pathname === '/v1/units') { return Promise.resolve(json({ units: [{ code: 'H87', name: 'piece', symbol: 'pcs' }], currencies: [{ code: 'USD', name: 'US dollar' }] })); }
    if (url.pathname === '/v1/places') { return Promise.resolve(json({ places: [plan.places.d] })); }
    return Promise.resolve(json({ goods: plan.goods, unknowns: [], sources: [] }));
  });
  await act(() => speak('en'));
  go('/', 'replace');
});
afterEach(() => vi.unstubAllGlobals());

test('Enter asks what was typed, and the address holds it', async () => {
  render(<App />);
  await userEvent.type(screen.getByLabelText(/Goods/, { selector: 'input' }), 'tyres');
  await userEvent.type(screen.getByLabelText(/Value of the goods/), '1,500.50');
  await userEvent.type(screen.getByLabelText(/: From/), 'Qingdao');
  await userEvent.type(screen.getByLabelText(/: To/), 'Bishkek{Enter}');
  await waitFor(() => expect(asked()).toHaveLength(1));
  expect(asked()[0]!.body).toEqual({ goods: 'tyres', value: { amount: '1500.50', currency: 'USD' }, from: 'Qingdao', to: 'Bishkek', incoterm: 'DAP' });
  expect(location.search).toBe('?goods=tyres&value=1500.50&incoterm=DAP&from=Qingdao&to=Bishkek');
  expect(await screen.findByRole('heading', { level: 1, name: plan.verdict.text })).toBeTruthy();
});

test('a place picked from the completion is sent by its id', async () => {
  render(<App />);
  await userEvent.type(screen.getByLabelText(/: To/), 'Alm');
  fireEvent.click(await screen.findByText('Almaty', { selector: '.option' }));
  await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await waitFor(() => expect(asked()[0]!.body).toEqual({ to: 'd', incoterm: 'DAP' }));
});

test('every error stands at its own field, and a choice offered asks again', async () => {
  answer = () => json({
    type: 'about:blank', title: 'Wrong', status: 422, instance: 'r1',
    errors: [
      { field: 'to', key: 'place.ambiguous', message: 'Two places have this name', choices: [{ value: 'brest', label: 'Brest, Belarus' }, { value: 'brest-fr', label: 'Brest, France' }] },
      { field: 'value.amount', key: 'decimal', message: 'A number is expected' },
      { field: 'editions', key: 'edition', message: 'No such edition' },
    ],
  }, 422);
  go('/?goods=tyres&from=Minsk&to=Brest&value=lots&incoterm=DAP', 'replace');
  render(<App />);
  const value = await screen.findByLabelText(/Value of the goods/);
  await waitFor(() => expect(value.getAttribute('aria-describedby')).toBe('error-value'));
  expect(document.getElementById('error-value')!.textContent).toBe('A number is expected');
  expect(screen.getByText('editions: No such edition')).toBeTruthy();
  expect((value as HTMLInputElement).value).toBe('lots');
  expect(document.activeElement).toBe(value); // first in the sentence, though not in the list
  answer = () => json(plan);
  await userEvent.click(screen.getByRole('button', { name: 'Brest, France' }));
  await waitFor(() => expect(asked().at(-1)!.body).toMatchObject({ to: 'brest-fr' }));
});

test('another language keeps what was typed and asks again in it', async () => {
  go('/?goods=tyres&from=Minsk&to=Brest&incoterm=DAP', 'replace');
  render(<App />);
  await screen.findByText(plan.verdict.text);
  await userEvent.type(screen.getByLabelText(/Value of the goods/), '1500.5');
  await userEvent.click(screen.getByRole('button', { name: 'Русский' }));
  expect(((await screen.findByLabelText(/Стоимость товара/)) as HTMLInputElement).value).toBe('1\u00a0500,5');
  expect((screen.getByLabelText(/: Товар/, { selector: 'input' }) as HTMLInputElement).value).toBe('tyres');
  await waitFor(() => expect(asked().map((one) => one.lang)).toEqual(['en', 'ru']));
});

test('a server that does not answer is said, and asked again by a button', async () => {
  answer = () => { throw new TypeError('failed'); };
  go('/?goods=tyres&from=Minsk&to=Brest&incoterm=DAP', 'replace');
  render(<App />);
  const again = await screen.findByRole('button', { name: 'Try again' });
  answer = () => json(plan);
  await userEvent.click(again);
  expect(await screen.findByText(plan.verdict.text)).toBeTruthy();
});
