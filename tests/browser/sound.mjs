// Whether what a page shows now is accessible and fits: in a wide window, light, and in the narrowest, dark.
const WINDOWS = [[1280, 'light'], [320, 'dark']];

export async function sound(page, axe, here) {
  for (const [width, scheme] of WINDOWS) {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    for (const v of violations) here(`${width}: ${v.id} × ${v.nodes.length}: ${v.nodes[0].html.slice(0, 160)}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) here(`${over} px wider than a window of ${width}`);
  }
}
