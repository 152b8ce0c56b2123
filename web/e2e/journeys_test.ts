// What people do on the plan page, done in a real browser, in three languages and at two widths.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open_browser, visit, weak_contrasts } from './browser';
import { languages, word, type Language } from './words';

let browser: Browser;
beforeAll(async () => { browser = await open_browser(); });
afterAll(() => browser.close());

const widths = [{ width: 1440, height: 900 }, { width: 360, height: 740 }];
const verdict = (page: Page) => page.locator('.verdict h1');
const field = (page: Page, slot: string) => page.locator(`#slot-${slot}`);
const refused = /status of 422/; // the browser itself writes a refused request to its console

async function map_drawn(page: Page) {
  await page.locator('.map-box[data-ready="true"]').waitFor({ timeout: 30_000 });
  await page.locator('.map-box .stop').first().waitFor({ state: 'attached' });
}

const address = (language: Language, goods = 'cars', from = 'chongqing', to = 'almaty') =>
  `/?${new URLSearchParams({ goods: word(language, `plan:goods.${goods}`), quantity: '40', value: '1120000', weight: '68', incoterm: 'DAP', from: word(language, `plan:place.${from}`), to: word(language, `plan:place.${to}`) })}`;

describe.each(languages)('in %s', (language) => {
  describe.each(widths)('$width wide', ({ width, height }) => {
    const name = `${language}-${width}`;
    const phone = width < 720;
    const options = { locale: language, viewport: { width, height }, hasTouch: phone, isMobile: phone };

    test('ask by example, choose a route, open a figure', async () => {
      const { page, picture, close } = await visit(browser, '/', options);
      await page.getByRole('heading', { level: 1, name: word(language, 'plan:lead') }).waitFor();
      await picture(`${name}-ask`);
      await page.getByRole('link', { name: word(language, 'plan:example.cars') }).click();
      await verdict(page).waitFor();
      await map_drawn(page);
      await picture(`${name}-plan`);

      const routes = page.getByRole('radio');
      expect(await routes.count()).toBeGreaterThan(1);
      await page.locator('.route-title').nth(1).click();
      expect(await routes.nth(1).isChecked()).toBe(true);
      const title = await page.locator('.route-title').nth(1).innerText();
      await page.locator('#cost .part-head', { hasText: title }).waitFor();
      expect(new URL(page.url()).searchParams.get('route')).not.toBeNull();

      await page.locator('.ledger tfoot .figure').first().click();
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('heading', { name: word(language, 'figure:sources') }).waitFor();
      await picture(`${name}-figure`);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      await close();
    });

    test('ask by typing, with completion', async () => {
      const { page, close } = await visit(browser, '/', options);
      await field(page, 'goods').fill(word(language, 'plan:goods.tyres'));
      const from = word(language, 'plan:place.qingdao');
      await field(page, 'from').pressSequentially(from.slice(0, Math.max(2, from.length - 2)));
      await page.locator('.ant-select-item-option', { hasText: from }).first().click();
      await field(page, 'to').fill(word(language, 'plan:place.bishkek'));
      await field(page, 'weight').fill('60');
      await field(page, 'to').press('Enter');
      await verdict(page).waitFor();
      const query = new URL(page.url()).searchParams;
      expect(query.get('from_id')).not.toBeNull();
      expect(query.get('weight')).toBe('60');
      await close();
    });

    test('bad input is told at its fields, nothing typed is lost', async () => {
      const { page, picture, close } = await visit(browser, '/', { ...options, allowed: refused });
      await field(page, 'value').fill('-5x');
      await field(page, 'weight').fill('abc');
      await field(page, 'from').fill('Qwertyuiop');
      await field(page, 'from').press('Enter');
      for (const slot of ['goods', 'value', 'weight', 'from', 'to']) {
        await page.locator(`#error-${slot}`).waitFor();
        expect(await field(page, slot).getAttribute('aria-invalid')).toBe('true');
      }
      expect(await field(page, 'value').inputValue()).toBe('-5x');
      expect(await field(page, 'from').inputValue()).toBe('Qwertyuiop');
      await picture(`${name}-errors`);
      await close();
    });

    test('a name of two places offers both', async () => {
      const query = new URLSearchParams({ goods: word(language, 'plan:goods.tyres'), from: word(language, 'plan:place.qingdao'), to: 'Brest', incoterm: 'DAP' });
      const { page, picture, close } = await visit(browser, `/?${query}`, { ...options, allowed: refused });
      const choices = page.locator('#error-to .choices button');
      await choices.first().waitFor();
      expect(await choices.count()).toBeGreaterThan(1);
      await picture(`${name}-choices`);
      await choices.first().click();
      await verdict(page).waitFor();
      await close();
    });

    test('dark, the data page and the contract page', async () => {
      const { page, picture, close } = await visit(browser, address(language), { ...options, colorScheme: 'dark' });
      await verdict(page).waitFor();
      await map_drawn(page);
      expect(await weak_contrasts(page)).toEqual([]);
      await picture(`${name}-dark`);
      await page.getByRole('link', { name: word(language, 'shell:nav.data'), exact: true }).click();
      await page.locator('table.lines tbody tr').first().waitFor();
      expect(await weak_contrasts(page)).toEqual([]);
      await picture(`${name}-data`);
      await page.getByRole('link', { name: word(language, 'shell:nav.docs'), exact: true }).click();
      await page.locator('#makePlan').waitFor();
      expect(await weak_contrasts(page)).toEqual([]);
      await close();
    });

    test('text stands out by light', async () => {
      const { page, close } = await visit(browser, address(language), { ...options, colorScheme: 'light' });
      await verdict(page).waitFor();
      expect(await weak_contrasts(page)).toEqual([]);
      await page.locator('.verdict .figure').first().click();
      await page.getByRole('dialog').waitFor();
      expect(await weak_contrasts(page)).toEqual([]);
      await close();
    });
  });
});

describe.each(['cars', 'laptops', 'apricots', 'machines', 'polypropylene', 'tyres', 'cars_uz'])('the example %s', (example) => {
  test.each(languages)('is answered in %s', async (language) => {
    const { page, close } = await visit(browser, '/', { locale: language, viewport: { width: 1440, height: 900 } });
    await page.getByRole('link', { name: word(language, `plan:example.${example}`) }).click();
    await verdict(page).waitFor();
    expect(await page.getByRole('radio').count()).toBeGreaterThan(0);
    await close();
  });
});

test('another language keeps what was typed and answers in it', async () => {
  const { page, close } = await visit(browser, address('en'), { locale: 'en', viewport: { width: 1440, height: 900 } });
  const english = await verdict(page).innerText();
  await field(page, 'value').fill('999999.5');
  await page.getByRole('button', { name: 'Русский' }).click();
  await page.getByRole('button', { name: word('ru', 'plan:ask.again') }).waitFor();
  expect(await field(page, 'value').inputValue()).toBe('999\u00a0999,5');
  expect(await field(page, 'goods').inputValue()).toBe(word('en', 'plan:goods.cars'));
  await page.waitForFunction((text) => document.querySelector<HTMLElement>('.verdict h1')?.innerText !== text, english);
  expect(await verdict(page).innerText()).toMatch(/[а-я]/);
  await page.reload();
  await page.getByRole('button', { name: word('ru', 'plan:ask.again') }).waitFor();
  await close();
});

test('light and dark are chosen by the reader and remembered', async () => {
  const { page, close } = await visit(browser, '/', { locale: 'en', viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  const shade = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await shade();
  await page.getByRole('button', { name: word('en', 'shell:theme', { theme: word('en', 'shell:theme.system') }) }).click();
  await page.getByRole('button', { name: word('en', 'shell:theme', { theme: word('en', 'shell:theme.light') }) }).click();
  const dark = await shade();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.locator('header.top').waitFor();
  expect(await shade()).toBe(dark);
  await close();
});

test('the whole way by keyboard alone', async () => {
  const { page, close } = await visit(browser, '/', { locale: 'en', viewport: { width: 1440, height: 900 } });
  const focused = () => page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const style = getComputedStyle(at);
    const framed = at.closest('.ant-input, .ant-select, .ant-picker') !== null;
    return { id: at.id, name: at.getAttribute('aria-label') ?? at.innerText, seen: framed || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0), role: at.getAttribute('role'), tag: at.tagName, type: at.getAttribute('type') };
  });
  const tab_to = async (right: (at: Awaited<ReturnType<typeof focused>>) => boolean) => {
    for (let steps = 0; steps < 120; steps += 1) {
      await page.keyboard.press('Tab');
      const at = await focused();
      if (at.tag !== 'BODY') { expect(at.seen, JSON.stringify(at)).toBe(true); }
      if (right(at)) { return; }
    }
    throw new Error('never reached');
  };
  await page.keyboard.press('Tab');
  expect((await focused()).name).toBe(word('en', 'shell:skip'));
  await page.keyboard.press('Enter');
  await tab_to((at) => at.id === 'slot-goods');
  await page.keyboard.type('electric passenger cars');
  await tab_to((at) => at.id === 'slot-from');
  await page.keyboard.type('Chongqing');
  await tab_to((at) => at.id === 'slot-to');
  await page.keyboard.type('Almaty');
  await page.keyboard.press('Enter');
  await verdict(page).waitFor();
  await tab_to((at) => at.type === 'radio');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
  await tab_to((at) => at.tag === 'BUTTON' && at.name.startsWith(word('en', 'plan:cost.total')));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect((await focused()).name).toContain(word('en', 'plan:cost.total'));
  await close();
});

test('the back button returns to the question before', async () => {
  const { page, close } = await visit(browser, address('en'), { locale: 'en', viewport: { width: 1440, height: 900 } });
  await verdict(page).waitFor();
  await field(page, 'to').fill('Tashkent');
  await field(page, 'to').press('Enter');
  await page.waitForFunction(() => location.search.includes('Tashkent') && document.querySelector('.answer[aria-busy="false"]') !== null);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#slot-to')?.value === 'Almaty');
  await close();
});

test('a rival code answers anew, and the words can be asked again', async () => {
  const { page, close } = await visit(browser, address('en', 'machines', 'chongqing', 'minsk'), { locale: 'en', viewport: { width: 1440, height: 900 } });
  await verdict(page).waitFor();
  await page.locator('.rivals button').first().click();
  await page.getByRole('button', { name: word('en', 'plan:code.forget') }).click();
  await page.waitForFunction(() => !location.search.includes('hs_code'));
  await verdict(page).waitFor();
  await close();
});

test('on a phone the parts fold and the links jump', async () => {
  const { page, close } = await visit(browser, address('ru'), { locale: 'ru', viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  await verdict(page).waitFor();
  const sources = page.locator('#sources');
  expect(await sources.locator('table').count()).toBe(0);
  await page.locator('.jumps a[href="#sources"]').click();
  await sources.locator('table').waitFor();
  await page.getByRole('button', { name: word('ru', 'plan:routes'), exact: true }).click();
  expect(await page.getByRole('radio').count()).toBe(0);
  const small = await page.evaluate(() => [...document.querySelectorAll('header.top button, .ask-row button, .part-head button, .jumps a, .slot-field input')]
    .map((one) => one.closest('.ant-select, .ant-picker') ?? one)
    .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 120)));
  expect(small).toEqual([]);
  await close();
});

test.each([320, 768, 1024, 1920, 2560])('nothing is wider than a window of %i', async (width) => {
  const { page, picture, close } = await visit(browser, address('ru'), { locale: 'ru', viewport: { width, height: 1000 } });
  await verdict(page).waitFor();
  await map_drawn(page);
  await picture(`ru-${width}-plan`);
  await close();
});

test('it prints with everything unfolded', async () => {
  const { page, close } = await visit(browser, address('en'), { locale: 'en', viewport: { width: 360, height: 740 } });
  await verdict(page).waitFor();
  const more = page.locator('.open-points button');
  const folded = Number(/\d+/.exec(await more.innerText())![0]);
  await page.emulateMedia({ media: 'print' });
  await more.waitFor({ state: 'hidden' });
  expect(await page.locator('.open-list > *').count()).toBe(3 + folded);
  await page.locator('#sources table').waitFor();
  expect(await page.locator('.jumps').isVisible()).toBe(false);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  await page.emulateMedia({ media: 'screen' });
  await close();
});
