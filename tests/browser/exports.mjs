// Reads every export with a parser that is not ours, and checks the pages' HTML. Returns what is wrong.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import ICAL from 'ical.js';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import '@citation-js/plugin-csl';
import { parse } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate';
import FeedParser from 'rss-parser';

const MOST_PAGES = 40;

export async function exportsOf(root) {
  const problems = [];
  const text = file => readFileSync(path.join(root, file), 'utf8');
  const json = file => JSON.parse(text(file));
  const expect = (file, truth, what) => truth || problems.push(`${file}: ${what}`);
  const attempt = async (file, check) => {
    try {
      await check(file);
    } catch (error) {
      problems.push(`${file}: ${error.message ?? error}`);
    }
  };
  const timeline = json('timeline.json');
  const { events, undated = [], articles } = timeline;

  await attempt('timeline.schema.json', file => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const valid = ajv.validate(json(file), timeline);
    expect(file, valid, ajv.errorsText());
  });
  await attempt('exports/events.ics', file => {
    const entries = new ICAL.Component(ICAL.parse(text(file))).getAllSubcomponents('vevent').map(e => new ICAL.Event(e));
    const days = events.filter(e => e.date?.precision === 'day' && /^\d{4}-\d\d-\d\d$/.test(e.date.edtf));
    expect(file, entries.length === days.length, `${entries.length} entries for ${days.length} days`);
    expect(file, entries.every((e, i) => e.startDate.toString() === days[i].date.edtf && e.summary.endsWith(days[i].title)), 'other days or titles');
  });
  for (const file of ['exports/articles.bib', 'exports/articles.ris', 'exports/articles.csl.json']) {
    await attempt(file, () => {
      const form = { '.bib': '@bibtex/text', '.ris': '@ris/file' }[path.extname(file)];
      const found = (form ? new Cite(text(file), { forceType: form }) : new Cite(json(file))).data;
      expect(file, found.length === articles.length, `${found.length} references for ${articles.length} articles`);
      expect(file, found.every(item => item.title), 'a reference without a title');
    });
  }
  const all = [...events, ...undated];
  for (const [file, rows] of [['exports/events.csv', all.length], ['exports/citations.csv', all.flatMap(e => e.citations).length]]) {
    await attempt(file, () => expect(file, parse(text(file), { columns: true }).length === rows, `not ${rows} rows`));
  }
  await attempt('exports/timelinejs.json', file => {
    const dated = events.filter(e => e.date);
    const slides = json(file).events;
    expect(file, slides.length === dated.length, `${slides.length} slides for ${dated.length} dated events`);
    expect(file, slides.every(s => Number.isInteger(s.start_date.year) && s.start_date.year !== 0), 'a slide without a year');
  });
  await attempt('exports/timesketch.jsonl', file => {
    for (const line of text(file).trim().split('\n').map(JSON.parse)) {
      expect(file, line.message && line.timestamp_desc && !Number.isNaN(Date.parse(line.datetime)), JSON.stringify(line));
    }
  });
  await attempt('feed.json', file => expect(file, json(file).items.every(item => item.id && item.content_text), 'an item without id or text'));
  for (const feed of ['feed.xml', 'changes.xml']) {
    await attempt(feed, async file => {
      const { items, title } = await new FeedParser().parseString(text(file));
      expect(file, title && items.every(item => item.title && (item.id || item.link) && !Number.isNaN(Date.parse(item.pubDate))), 'an entry without title, id or date');
    });
  }
  await attempt('pages', () => html(root, problems));
  return problems;
}

async function html(root, problems) {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: {
    // Attributes are written as Tera escapes them; long titles are the articles' own.
    'long-title': 'off', 'no-trailing-whitespace': 'off', 'attribute-boolean-style': 'off', 'void-style': 'off',
    'attribute-empty-style': 'off', 'no-raw-characters': 'off', 'character-case': 'off', 'require-sri': 'off',
    'no-inline-style': 'error' } });
  const files = readdirSync(root, { recursive: true }).map(String).filter(file => file.endsWith('.html'));
  const step = Math.max(1, Math.floor(files.length / MOST_PAGES));
  for (const file of files.sort().filter((_, i) => i % step === 0)) {
    const report = await validator.validateFile(path.join(root, file));
    for (const { messages } of report.results) {
      for (const m of messages.filter(m => m.severity === 2).slice(0, 3)) problems.push(`${file}:${m.line}: ${m.message} (${m.ruleId})`);
    }
  }
}
