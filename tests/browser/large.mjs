// Writes a collection larger than the sample into a folder and builds it twice, so that there are events that have moved,
// events that have gone, changes, disagreements, split months and undated texts: node large.mjs FOLDER BINARY
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [folder, binary] = process.argv.slice(2);
const PLACES = ['Arlen', 'Bern', 'Carlow', 'Dover', 'Essen', 'Fargo', 'Genoa', 'Haifa'];
const ACTS = ['approved the harbour plan', 'opened a new bridge', 'signed a treaty on fishing', 'elected a mayor', 'rejected the budget', 'closed the coal mine'];
const OUTLETS = ['The Example Herald', 'Morning Courier', 'Süddeutsche Beispielzeitung', 'Радио Пример', 'A Very Long Name of an Outlet That Runs On'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const articles = Array.from({ length: 160 }, (_, n) => {
  // Every third article lies in one month, which so has more events than a page lists.
  const [year, month] = n % 3 ? [2012 + n % 9, n % 12] : [2019, 4];
  const sentence = k => {
    const act = ACTS[(n * 7 + k) % ACTS.length], place = PLACES[(n * 3 + k * 5) % PLACES.length];
    return `The council of ${place} ${act} number ${n * 10 + k} on ${1 + (n + k * 4) % 28} ${MONTHS[month]} ${year}.`;
  };
  const fire = n < 6 ? ` A fire in Dover killed ${n % 2 ? 14 : 17} people on 3 March 2015.` : '';
  const text = Array.from({ length: 6 }, (_, k) => sentence(k)).join(' ') + fire;
  const published = n % 17 ? `${year}-${String(month + 1).padStart(2, '0')}-28` : undefined;
  return { id: `report-${n}`, title: `Report ${n}: what the councils did`, source: OUTLETS[n % OUTLETS.length], url: `https://example.org/${n}`, published, text };
});

const write = all => writeFileSync(path.join(folder, 'content/reports.jsonl'), all.map(a => JSON.stringify(a)).join('\n') + '\n');
const build = () => execFileSync(binary, ['build', '--quiet', '--root', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
const events = () => JSON.parse(readFileSync(path.join(folder, 'public/timeline.json'), 'utf8')).events;

mkdirSync(path.join(folder, 'content/curation'), { recursive: true });
writeFileSync(path.join(folder, 'dateline.yaml'), 'title: Eight councils\ndescription: A collection made up for tests.\nbase_url: https://example.org/councils/\n');
write(articles);
build();
const [kept, merged] = events().filter(event => event.citations[0].article === 'report-20');
writeFileSync(path.join(folder, 'content/curation/merge.yaml'), `- same: [${kept.id}, ${merged.id}]\n  why: they are one\n`);
write(articles.filter(article => article.id !== 'report-30'));
build();
