// What readers do: walk by keyboard, follow old addresses, print, read without JavaScript.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** One page of each kind that a reader may print or walk through. */
const KINDS = ['index.html', 'event', 'article', 'entity', 'source', 'disagreements/index.html', 'changes/index.html', 'search/index.html', 'undated/index.html'];

export function oneOfEach(root) {
  const files = readdirSync(root, { recursive: true }).map(String).filter(file => file.endsWith('.html')).sort();
  return KINDS.map(kind => files.find(file => file === kind || file.startsWith(`${kind}/`))).filter(Boolean);
}

export async function visits(browser, base, root, complain) {
  for (const file of oneOfEach(root)) {
    await keyboard(browser, base, file, what => complain(`${file} by keyboard`, what));
    await paper(browser, base, file, what => complain(`${file} on paper`, what));
  }
  await past(browser, base, root, what => complain('old addresses', what));
}

/** The skip link comes first and is seen; every stop is visible, has a name, and shows that it has the focus. */
async function keyboard(browser, base, file, here) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(base + file, { waitUntil: 'load' });
  const stops = [];
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
      const name = (at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent || '').trim();
      return { tag: at.tagName, skip: at.classList.contains('skip'), name, seen: box.width > 0 && box.height > 0 && box.bottom > 0,
        outlined: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
    });
    if (stop.tag === 'BODY') break;
    stops.push(stop);
  }
  if (!stops[0]?.skip || !stops[0].seen) here('the first stop is not the skip link, or is not seen');
  for (const stop of stops.filter(stop => !stop.seen || !stop.name || !stop.outlined)) here(`a stop without sight, name or outline: ${JSON.stringify(stop)}`);
  await page.evaluate(() => document.activeElement.blur());
  const entries = await page.$$eval('.card, .citations > li, mark', all => all.filter(e => !e.closest('[hidden]')).length);
  await page.keyboard.press('j');
  if (entries && !await page.evaluate(() => document.activeElement.closest('.card, .citations > li, mark'))) here('j does not go to the first entry');
  await page.close();
}

/** A printed page has its words and no controls, without JavaScript too. */
async function paper(browser, base, file, here) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(base + file, { waitUntil: 'load' });
  const text = await page.$eval('main', main => main.innerText.trim());
  if (text.length < 20) here('next to nothing is shown without JavaScript');
  await page.emulateMediaType('print');
  const shown = await page.$$eval('nav, button, .skip, .explore', all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 1).map(e => e.className || e.tagName));
  if (shown.length) here(`controls are printed: ${shown.slice(0, 3).join(', ')}`);
  const pdf = await page.pdf({ format: 'A4' });
  if (pdf.length < 5000) here('an empty sheet');
  await page.close();
}

/** What has moved leads on, what has gone says so; neither is for search engines. */
async function past(browser, base, root, here) {
  const { redirects, gone } = JSON.parse(readFileSync(path.join(root, 'redirects.json'), 'utf8'));
  const page = await browser.newPage();
  page.on('response', response => response.status() >= 400 && here(`${response.status()} ${response.url()}`));
  for (const { from, to } of redirects.slice(0, 3)) {
    await page.goto(base + from, { waitUntil: 'load' });
    await page.waitForFunction(to => location.pathname.endsWith(`/${to}`) || location.pathname.endsWith(`/${to}index.html`), { timeout: 5000 }, to)
      .catch(() => here(`${from} leads to ${page.url()}, not to ${to}`));
  }
  for (const { address } of gone.slice(0, 3)) {
    await page.goto(base + address, { waitUntil: 'load' });
    if (!await page.$('meta[name=robots][content=noindex]') || !await page.$('main a')) here(`${address} is no page of a thing that has gone`);
  }
  await page.close();
}
