import { launchChromium } from '../test/support/chromium';
import { EyesPage } from '../test/support/eyes-page';
import { PageServer } from '../test/support/page-server';
import { testPages } from '../test/support/eyes-test';
const server=await PageServer.start(testPages());const b=await launchChromium();const p=await EyesPage.open(b);
for(const n of process.argv.slice(2)){await p.page.goto(server.urlOf(n));console.log('=====',n);console.log((await p.lines('page')).slice(0,60).join('\n'));}
await b.close();server.stop();
