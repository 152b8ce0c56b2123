import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConfigProvider } from 'antd';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { speak } from '../shell/languages';
import { Answer } from './answer';
import { plan } from './plan_testdata';

vi.mock('../map/route_map', () => ({ default: () => null })); // a canvas, which the browser tests look at

beforeAll(() => speak('en'));

function show(part: Partial<typeof plan> = {}, route?: string) {
  const choose = vi.fn();
  const take_code = vi.fn();
  render(<ConfigProvider theme={{ token: { motion: false } }}><Answer plan={{ ...plan, ...part }} route={route} choose={choose} take_code={take_code} waiting={false} /></ConfigProvider>);
  return { choose, take_code };
}

test('the test data has the shape of the contract', () => {
  const contract = parse(readFileSync(join(import.meta.dirname, '../../../openapi.yaml'), 'utf8')) as object;
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  ajv.addSchema(contract, 'contract');
  const check = ajv.compile({ $ref: 'contract#/components/schemas/Plan' });
  check(plan);
  expect(check.errors).toBeNull();
});

test('a figure opens to its formula, sources and cautions, and Escape closes it', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: /^Duty: USD 15.00/ }));
  const drawer = await screen.findByRole('dialog');
  for (const text of ['15 % x 100.00 = 15.00', 'Eurasian Economic Commission', '9f3c61d0a1b2c3d4', 'Newest edition loaded']) { expect(within(drawer).getByText(text)).toBeTruthy(); }
  expect(within(drawer).queryByText('Chorsu')).toBeNull();
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('each mark of truth is told apart', () => {
  show();
  const mark = (name: RegExp) => screen.getAllByRole('button', { name })[0]!.className;
  expect(mark(/^Goods: USD 100.00/)).toContain('mark-plain');
  expect(mark(/^VAT: USD 12.00/)).toContain('mark-unconfirmed');
  expect(mark(/^Fee: unknown/)).toContain('mark-unknown');
  expect(mark(/^Rail by Khorgos. Freight/)).toContain('mark-demonstration');
  expect(mark(/^Rail by Khorgos. Time/)).toContain('mark-range');
});

test('the fastest is chosen at first; another is one touch away', async () => {
  const { choose } = show();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Rail by Khorgos' }).checked).toBe(true);
  await userEvent.click(screen.getByRole('radio', { name: 'Road' }));
  expect(choose).toHaveBeenCalledWith('road');
});

test('the chosen route drives what is below; one without costs says so', () => {
  show({}, 'road');
  expect(screen.getByText('No cost was worked out for this route.')).toBeTruthy();
});

test('three open points stand, the rest unfold', async () => {
  show();
  expect(screen.queryByText('fourth is not known')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show 2 more' }));
  expect(screen.getByText('fifth is not known')).toBeTruthy();
});

test('one of several tariff lines can be taken; a single one is settled already', async () => {
  const line = { ...plan.duty!.lines[0]!, code: '8703800003', spaced: '8703 80 000 3' };
  const { take_code } = show({ duty: { ...plan.duty!, lines: [{ ...line, code: '8703800001', spaced: '8703 80 000 1' }, line] } });
  await userEvent.click(screen.getByRole('button', { name: 'Take 8703 80 000 3' }));
  expect(take_code).toHaveBeenCalledWith('8703800003');
});

test('a rival code can be taken, and is offered before the routes when none was found', async () => {
  const { take_code } = show({ goods: { ...plan.goods, outcome: 'open' } });
  const headings = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(headings.indexOf('Goods')).toBeLessThan(headings.indexOf('Routes'));
  await userEvent.click(screen.getByRole('button', { name: 'Take 8703 60' }));
  expect(take_code).toHaveBeenCalledWith('870360');
});

test('no route and no duty are said, and nothing else breaks', () => {
  const { duty: _, ...rest } = plan;
  render(<Answer plan={{ ...rest, routes: [] }} route={undefined} choose={() => undefined} take_code={() => undefined} waiting={false} />);
  expect(screen.getByText('No road is known between these places.')).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Import duty' })).toBeNull();
});
