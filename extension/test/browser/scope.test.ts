import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Eyes } from '../support/entry';
import { eyesForTests } from '../support/eyes-test';

declare const eyes: Eyes;

const tests = eyesForTests();

test('the viewport is told, what lies below is counted', async () => {
  const page = await tests.open('big');
  const shot = await page.run(() => eyes.perception.snapshot({ scope: 'viewport' }));
  const links = shot.lines.filter((line) => line.includes('link "Item')).length;
  assert.ok(links > 20 && links < 60, `${links} links`);
  assert.equal(shot.above, 0);
  assert.equal(shot.below, 3000 - links);
  assert.equal(shot.scroll.top, 0);
});

test('after scrolling, what lies above is counted', async () => {
  const page = await tests.open('big');
  await page.page.evaluate(() => scrollTo(0, 5000));
  const shot = await page.run(() => eyes.perception.snapshot({ scope: 'viewport' }));
  assert.ok(shot.above > 200);
  assert.equal(shot.scroll.top, 5000);
  assert.doesNotMatch(shot.lines.join('\n'), /"Item number 1"/);
});

test('content that runs out of a box above the viewport is still seen', async () => {
  const page = await tests.open('big');
  await page.page.evaluate(() => {
    document.documentElement.style.height = '100%';
    document.body.style.height = '100%';
    scrollTo(0, 5000);
  });
  assert.ok((await page.lines('viewport')).length > 20);
});

test('what is positioned is seen wherever the block around it lies', async () => {
  const page = await tests.open('big');
  await page.page.evaluate(() => {
    const far = document.body.appendChild(document.createElement('div'));
    far.innerHTML =
      '<p>Far</p><div><button style="position:fixed;top:9px;right:9px">Help</button></div>';
  });
  assert.match((await page.lines('viewport')).join('\n'), /button "Help"/);
});

test('the page scope tells everything', async () => {
  const lines = await (await tests.open('big')).lines('page');
  assert.equal(lines.filter((line) => line.includes('link "Item')).length, 3000);
});

test('an open modal dialog is all there is', async () => {
  assert.deepEqual(await (await tests.open('modal')).lines(), [
    'dialog "Confirm"',
    ' Really delete?',
    ' #1 button "Delete" focused #2 button "Cancel"',
  ]);
});

test('in scrollers within scrollers everything that scrolling reaches is told', async () => {
  const page = await tests.open('app');
  await page.page.evaluate(() => {
    document.body.innerHTML = `
      <div style="height:100vh;overflow:hidden"><main id="main" style="height:100%;overflow:auto">
        <button>Top</button><div style="height:2000px"></div>
        <div style="height:100px;overflow:auto"><div style="height:900px"><button>Inner</button></div>
          <button>Inner end</button></div>
        <div id="rows" style="height:100px;overflow:auto"><div style="height:900px;position:relative">
          <button style="position:absolute;top:800px">Row</button></div></div>
        <div style="height:50px;overflow:hidden"><div style="height:300px"></div><button>Cut off</button></div>
        <div style="height:0;overflow:auto"><button>Folded</button></div>
        <div style="width:100px;height:60px;overflow-x:hidden;overflow-y:auto">
          <div style="width:600px"><button style="margin-left:400px">Beside</button></div></div>
      </main></div>
      <div style="position:fixed;right:0;top:0;width:100px;height:100px;overflow:auto">
        <div style="height:5000px"></div><button>Drawer end</button></div>`;
  });
  const names = async () =>
    (await page.lines('page'))
      .join('\n')
      .match(/(?<=button ")[^"]+/g)
      ?.sort();
  const all = ['Drawer end', 'Inner', 'Inner end', 'Row', 'Top'];
  assert.deepEqual(await names(), all);
  // What has been scrolled past can be scrolled back to.
  await page.page.evaluate(() => document.getElementById('main')?.scrollTo(0, 1e6));
  await page.page.evaluate(() => document.getElementById('rows')?.scrollTo(0, 1e6));
  assert.deepEqual(await names(), all);
});

test('a body that scrolls the window clips nothing of the page', async () => {
  const page = await tests.open('big');
  await page.page.evaluate(() => {
    document.body.style.cssText = 'height:100vh;overflow:auto';
    scrollTo(0, 5000);
  });
  assert.ok((await page.lines('viewport')).length > 20);
});
