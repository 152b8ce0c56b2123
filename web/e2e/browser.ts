// A real Chromium before a running server, which CHORSU_URL names. Every page that is opened is watched: an error on
// its console, a request to any other origin, or a page wider than its window fails the journey.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from 'vitest';

const address = process.env.CHORSU_URL;
if (!address) { throw new Error('CHORSU_URL must name a running server'); }
export const server = address.replace(/\/$/, '');

const pictures = join(import.meta.dirname, 'screenshots');

export const open_browser = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});

export interface Visit { page: Page; picture: (name: string) => Promise<void>; close: () => Promise<void> }

export async function visit(browser: Browser, path: string, options: BrowserContextOptions & { allowed?: RegExp }): Promise<Visit> {
  const { allowed, ...context_options } = options;
  const context = await browser.newContext({ reducedMotion: 'reduce', ...context_options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' && !allowed?.test(message.text())) { troubles.push(`console: ${message.text()}`); } });
  page.on('pageerror', (error) => troubles.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(server).origin) { troubles.push(`left the origin: ${request.url()}`); }
  });
  await page.goto(server + path);
  await page.locator('header.top').waitFor();
  return {
    page,
    picture: async (name) => {
      mkdirSync(pictures, { recursive: true });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    },
    close: async () => {
      const { wide, where } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - window.innerWidth,
        where: [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1).slice(0, 5).map((one) => one.outerHTML.slice(0, 120)),
      }));
      expect(wide, where.join('\n')).toBeLessThanOrEqual(0);
      await context.close();
      expect(troubles).toEqual([]);
    },
  };
}

// How dark text stands on what is behind it, by WCAG 2.2; backgrounds that let through are laid over one another.
export function weak_contrasts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Colour = [number, number, number, number];
    const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const read = (css: string): Colour => {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = css;
      brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
      return [r!, g!, b!, a! / 255];
    };
    const over = (top: Colour, under: Colour): Colour => [0, 1, 2].map((i) => top[i]! * top[3] + under[i]! * (1 - top[3])).concat(1) as Colour;
    const light = (colour: Colour) => {
      const [r, g, b] = colour.slice(0, 3).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    const behind = (element: Element): Colour => {
      const layers: Colour[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) { layers.push(read(getComputedStyle(at).backgroundColor)); }
      return layers.reverse().reduce((under, top) => over(top, under), read(getComputedStyle(document.documentElement).colorScheme === 'dark' ? '#000' : '#fff'));
    };
    const weak: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '').map((node) => node.textContent).join(' ').trim();
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (own === '' || read(style.color)[3] === 0 || box.width < 2 || box.height < 2 || style.visibility === 'hidden' || element.closest('.unseen, .maplibregl-map, noscript, script, style, svg')) { continue; }
      const back = behind(element);
      const [a, b] = [light(over(read(style.color), back)), light(back)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 3 : 4.5)) { weak.push(`${ratio.toFixed(2)} ${element.className} "${own.slice(0, 40)}"`); }
    }
    return weak;
  });
}
