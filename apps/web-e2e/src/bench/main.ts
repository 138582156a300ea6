// The browser's rows, the product beside a floor page (React, socket.io-client, a bare virtual list) in one run.
//   npm run build && node apps/web-e2e/src/bench/main.ts [--rounds 3] [weight paint scroll receiving]
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { measurePaint } from './paint.ts';
import { measureReceiving } from './receiving.ts';
import { report } from './report.ts';
import { plainRoomOf, roomOf } from './room.ts';
import { measureNodes, measureScroll } from './scroll.ts';
import { openStage } from './stage.ts';
import { productScript } from './weight.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' } },
});
const rounds = Number(values.rounds);
const isWanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);

const stage = await openStage();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--js-flags=--expose-gc',
  ],
});
try {
  const { origin } = stage;
  const demo = { ...(await roomOf(origin)), origin };
  if (isWanted('weight')) report.weight(productScript(), stage.floorScript);
  if (isWanted('paint')) {
    report.paint('the demo', await measurePaint(browser, { ...demo, rounds }));
    const plain = await plainRoomOf(origin);
    report.paint('plain words', await measurePaint(browser, { ...plain, origin, rounds }));
  }
  if (isWanted('scroll')) {
    report.scroll(await measureScroll(browser, origin, rounds));
    report.nodes(await measureNodes(browser, origin));
  }
  if (isWanted('receiving')) report.receiving(await measureReceiving(browser, demo));
} finally {
  await browser.close();
  await stage.end();
}
process.exitCode = report.missed() > 0 ? 1 : 0;
