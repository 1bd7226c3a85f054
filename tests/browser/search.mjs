// The search page: what it finds, what it loads, its filters, its address, from a disk and without JavaScript.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sound } from './sound.mjs';

const MOST_BYTES = 400_000;
const STATIC = /\/(style\.css|dateline\.js|search\.js|favicon\.svg)$/;

export async function search(browser, base, root, axe, complain) {
  const here = what => complain('search', what);
  const { events } = JSON.parse(readFileSync(path.join(root, 'timeline.json'), 'utf8'));
  const wanted = events.reduce((best, event) => (event.importance > best.importance ? event : best), events[0]);
  const word = wanted.title.split(/[^\p{L}]+/u).reduce((a, b) => (b.length > a.length ? b : a), '');

  const page = await browser.newPage();
  let loaded = 0, early = 0;
  const counter = await page.createCDPSession();
  await counter.send('Network.enable');
  counter.on('Network.loadingFinished', event => { loaded += event.encodedDataLength; });
  page.on('pageerror', error => here(error));
  page.on('console', message => message.type() !== 'log' && here(message.text()));
  page.on('requestfailed', request => here(`failed ${request.url()}`));
  page.on('request', request => { if (!STATIC.test(request.url())) early += 1; });
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${base}search/`, { waitUntil: 'networkidle0' });
  if (early > 1) here(`${early - 1} requests before anything is asked`);

  const shown = () => page.waitForFunction(() => document.querySelector('.found-events:not([hidden]) .card'), { timeout: 20_000 });
  const count = () => page.$eval('.found-events h2', heading => parseInt(heading.textContent.replace(/\D/g, ''), 10) || 0);
  await page.type('input[type=search]', word);
  await shown();
  if (process.env.VERBOSE) console.log(`the first result has loaded ${loaded} bytes`);
  if (loaded > MOST_BYTES) here(`the first result has loaded ${loaded} bytes`);
  const titles = await page.$$eval('.found-events .card a', links => links.map(link => link.textContent));
  if (!titles.includes(wanted.title)) here(`“${word}” does not find “${wanted.title}”`);
  if (!await page.$('.found-events mark')) here('what was found is not marked');
  if (new URL(page.url()).searchParams.get('q') !== word) here('the question is not in the address');

  const all = await count();
  const year = wanted.date?.start?.slice(0, 4);
  const [name, value] = await page.$eval('select[name=year]', (select, year) => [select.name, [...select.options].find(o => o.value === year)?.value], year);
  if (value) {
    await page.select(`select[name=${name}]`, value);
    await page.waitForFunction(name => new URL(location).searchParams.has(name), {}, name);
    await page.waitForNetworkIdle({ idleTime: 150 });
    const some = await count();
    if (some > all) here('a filter finds more');
    await page.reload({ waitUntil: 'networkidle0' });
    if (await count() !== some) here('the address does not bring the filter back');
  }
  // The policy is bypassed only now: the search itself has run under it.
  await page.setBypassCSP(true);
  await page.reload({ waitUntil: 'networkidle0' });
  await sound(page, axe, here);
  const to = await page.$eval('.found-events .card a', link => link.href);
  await page.goto(to, { waitUntil: 'load' });
  if (!await page.$('.event, .article')) here(`a result leads to ${to}`);
  await page.close();
  await elsewhere(browser, base, root, here);
}

async function elsewhere(browser, base, root, here) {
  const plain = await browser.newPage();
  await plain.setJavaScriptEnabled(false);
  await plain.goto(`${base}search/`, { waitUntil: 'load' });
  const links = await plain.$$eval('.ways-in a', all => all.length);
  if (links < 3 || await plain.$eval('form.search', form => form.checkVisibility({ visibilityProperty: true }))) here('without JavaScript there is no way in');
  await plain.close();
  const disk = await browser.newPage();
  disk.on('requestfailed', request => here(`from disk: failed ${request.url()}`));
  await disk.goto(pathToFileURL(path.join(root, 'search/index.html')).href, { waitUntil: 'load' });
  if (!await disk.$eval('.from-disk', note => note.checkVisibility())) here('from a disk nobody says why there is no search');
  await disk.close();
}
