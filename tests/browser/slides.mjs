// Our export for TimelineJS, shown by TimelineJS itself.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export async function slides(browser, root, complain) {
  const here = what => complain('TimelineJS', what);
  const dist = path.dirname(createRequire(import.meta.url).resolve('@knight-lab/timelinejs/dist/js/timeline.js'));
  const data = JSON.parse(readFileSync(path.join(root, 'exports/timelinejs.json'), 'utf8'));
  // It draws every slide at once; some hundred are what it is made for.
  data.events = data.events.slice(0, 60);
  const page = await browser.newPage();
  page.on('pageerror', error => here(error));
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!DOCTYPE html><html lang="en"><title>slides</title><div id="t" style="width:900px;height:600px"></div>');
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.addScriptTag({ path: path.join(dist, 'timeline.js') });
  await page.evaluate(data => { window.line = new TL.Timeline('t', data, { font: null, script_path: location.href }); }, data);
  await page.waitForSelector('.tl-slide', { timeout: 20_000 }).catch(() => here('no slide is shown'));
  const shown = await page.$$eval('.tl-slide', all => all.filter(slide => slide.querySelector('.tl-text')).length);
  const wanted = data.events.length + (data.title ? 1 : 0);
  if (shown !== wanted) here(`${shown} slides for ${wanted}`);
  const message = await page.$eval('.tl-message', box => box.checkVisibility() && box.textContent.trim()).catch(() => '');
  if (/error|invalid/i.test(message || '')) here(message);
  await page.close();
  server.close();
}
