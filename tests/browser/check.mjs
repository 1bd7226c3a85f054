// Opens pages of every kind of a built site and fails on: axe violations, failed requests, script errors, horizontal
// overflow, links or fragments that lead nowhere, and content that is missing without JavaScript.
import puppeteer from 'puppeteer-core';
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportsOf } from './exports.mjs';
import { review } from './review.mjs';
import { search } from './search.mjs';
import { serve } from './serve.mjs';
import { slides } from './slides.mjs';
import { visits } from './visits.mjs';

const [root, binary, collection] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = [
  { name: 'desk, light', width: 1280, height: 900, scheme: 'light' },
  { name: 'tablet, dark', width: 768, height: 1024, scheme: 'dark' },
  { name: 'phone, dark', width: 320, height: 640, scheme: 'dark', isMobile: true, hasTouch: true },
];
const MOST_OF_A_KIND = 3;
const problems = [];
const complain = (page, what) => problems.push(`${page}: ${what}`);

function pages() {
  const kinds = new Map();
  for (const file of readdirSync(root, { recursive: true })) {
    if (!String(file).endsWith('.html')) continue;
    const folders = String(file).split(path.sep);
    // What has moved sends its readers on before it could be looked at.
    const html = readFileSync(path.join(root, String(file)), 'utf8');
    if (html.includes('http-equiv="refresh"')) continue;
    // Shown at any address, it names its parts by the site's full one, which is not served here.
    if (String(file) === '404.html' && /stylesheet" href="https?:/.test(html)) continue;
    const kind = html.includes('content="noindex"') ? 'gone' : folders.length === 1 ? folders[0] : /^\d+$/.test(folders[0]) ? `date ${folders.length}` : `${folders[0]} ${folders.length}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), String(file)]);
  }
  return [...kinds.values()].flatMap(files => files.sort().slice(0, MOST_OF_A_KIND));
}

async function look(browser, base, file, view) {
  const page = await browser.newPage();
  const label = `${file} (${view.name})`;
  page.on('pageerror', error => complain(label, error));
  page.on('console', message => message.type() === 'error' && complain(label, message.text()));
  page.on('requestfailed', request => complain(label, `failed ${request.url()}`));
  page.on('response', response => response.status() >= 400 && complain(label, `${response.status()} ${response.url()}`));
  await page.setBypassCSP(true);
  await page.setViewport({ width: view.width, height: view.height, isMobile: view.isMobile, hasTouch: view.hasTouch });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(base + file, { waitUntil: 'load' });
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }));
  for (const v of result.violations) complain(label, `${v.id} × ${v.nodes.length}: ${v.nodes[0].html.slice(0, 160)}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) complain(label, `${over} px wider than the window`);
  await page.close();
}

/** The strict policy of the pages must hold for our own scripts and styles: nothing is blocked when it is obeyed. */
async function obey(browser, base, file) {
  const page = await browser.newPage();
  page.on('console', message => message.type() === 'error' && complain(file, message.text()));
  await page.goto(base + file, { waitUntil: 'load' });
  await page.close();
}

async function withoutScripts(browser, base) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(base, { waitUntil: 'load' });
  const text = await page.$eval('main', main => main.innerText);
  if (text.length < 200) complain('without JavaScript', 'the home page shows next to nothing');
  const pdf = await page.pdf({ format: 'A4' });
  if (pdf.length < 5000) complain('print', 'the home page prints empty');
  await page.close();
}

/** Drags over the histogram, then uses buttons, keys and a filter: the address and the list must follow. */
async function explore(browser, base) {
  const page = await browser.newPage();
  const complainHere = what => complain('explore', what);
  page.on('pageerror', complainHere);
  page.on('requestfailed', request => complainHere(`failed ${request.url()}`));
  await page.setBypassCSP(true);
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(base, { waitUntil: 'load' });
  const chart = await page.$('.histogram.wide');
  if (!chart) return page.close();
  const told = () => page.$$eval('.found-events:not([hidden]) .card', cards => cards.length);
  const asked = name => new URL(page.url()).searchParams.get(name);
  const settled = () => page.waitForNetworkIdle({ idleTime: 150 });
  await page.click('.filters summary');
  await settled();
  if (!await page.$eval('.filters', filters => filters.open)) complainHere('the filters close when their choices have loaded');
  await page.click('.filters summary');
  const box = await chart.boundingBox();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + 25, { steps: 8 });
  await page.mouse.up();
  await settled();
  if (!asked('from') || !asked('to')) complainHere('the range is not in the address');
  if (await told() === 0) complainHere('the range shows no event');
  const before = asked('from');
  await page.focus('[data-do=in]');
  await page.keyboard.press('Enter');
  await settled();
  if (!asked('zoom')) complainHere('the zoom is not in the address');
  await page.keyboard.press('ArrowLeft');
  await settled();
  if (asked('from') >= before) complainHere('the left arrow does not go earlier');
  await page.keyboard.press('Escape');
  await settled();
  if (asked('from') || await told()) complainHere('all of the time is not shown again');
  await page.click('.filters summary');
  const name = await page.$eval('select[name=entity]', select => select.options[1]?.value ?? '');
  if (name) {
    await page.select('select[name=entity]', name);
    await settled();
    const shown = await told();
    if (!shown || asked('entity') !== name) complainHere(`the filter for ${name} shows ${shown} events`);
    await page.reload({ waitUntil: 'load' });
    await settled();
    if (await told() !== shown) complainHere('the address does not bring the filter back');
    await page.evaluate(axe);
    const result = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    for (const v of result.violations) complainHere(`${v.id} × ${v.nodes.length}: ${v.nodes[0].html.slice(0, 160)}`);
  }
  await page.close();
}

async function fromDisk(browser) {
  const page = await browser.newPage();
  page.on('requestfailed', request => complain('from disk', `failed ${request.url()}`));
  await page.goto(pathToFileURL(path.join(root, 'index.html')).href, { waitUntil: 'load' });
  const styled = await page.evaluate(() => getComputedStyle(document.body).backgroundColor !== 'rgba(0, 0, 0, 0)');
  if (!styled) complain('from disk', 'the styles are not loaded');
  await page.close();
}

function deadLinks() {
  const ids = new Map();
  const idsOf = file => {
    if (!ids.has(file)) ids.set(file, new Set([...readFileSync(file, 'utf8').matchAll(/\sid="?([^"\s>]+)/g)].map(m => m[1])));
    return ids.get(file);
  };
  for (const file of readdirSync(root, { recursive: true }).map(String).filter(f => f.endsWith('.html') && f !== '404.html')) {
    const html = readFileSync(path.join(root, file), 'utf8');
    for (const [, href] of html.matchAll(/\s(?:href|src)="([^"]+)"/g)) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('//')) continue;
      const [to, fragment] = href.replaceAll('&amp;', '&').split('#');
      let target = path.join(root, path.dirname(file), decodeURIComponent(to.split('?')[0]));
      if (to === '') target = path.join(root, file);
      else if (to.endsWith('/') || !path.extname(target)) target = path.join(target, 'index.html');
      if (!existsSync(target)) complain(file, `link to nothing: ${href}`);
      else if (fragment && !fragment.startsWith(':~:') && !idsOf(target).has(fragment)) complain(file, `no such place: ${href}`);
    }
  }
}

const browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'] });
const { server, base } = await serve(root, '/a/sub-folder/');
const all = pages();
for (const file of all) {
  for (const view of VIEWS) await look(browser, base, file, view);
  await obey(browser, base, file);
}
await explore(browser, base);
await search(browser, base, root, axe, complain);
await visits(browser, base, root, complain);
await slides(browser, root, complain);
if (binary) await review(browser, binary, collection, axe, complain);
await withoutScripts(browser, base);
problems.push(...await exportsOf(root));
await fromDisk(browser);
deadLinks();
await browser.close();
server.close();
for (const problem of problems) console.error(problem);
console.log(`${all.length} pages at ${VIEWS.length} widths: ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
