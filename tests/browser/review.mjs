// The pages of `dateline review --web`: axe, width and errors, as for the site.
import { spawn } from 'node:child_process';
import { sound } from './sound.mjs';

export async function review(browser, binary, folder, axe, complain) {
  const here = what => complain('review', what);
  const child = spawn(binary, ['review', '--web', '--root', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await new Promise((found, failed) => {
    let said = '';
    const hear = bytes => { said += bytes; const url = said.match(/http:\/\/127\.0\.0\.1\S+/); if (url) found(url[0]); };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', code => failed(new Error(`ended with ${code}: ${said}`)));
    setTimeout(() => failed(new Error(`no address: ${said}`)), 120_000).unref();
  }).catch(error => here(error.message));
  if (address) {
    const page = await browser.newPage();
    page.on('pageerror', error => here(error));
    page.on('console', message => message.type() === 'error' && here(message.text()));
    await page.setBypassCSP(true);
    // The address lets one page in, once.
    await page.goto(address, { waitUntil: 'networkidle2' });
    await sound(page, axe, here);
    await page.close();
  }
  child.removeAllListeners('exit');
  child.kill();
}
