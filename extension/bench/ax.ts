import fs from 'node:fs';
import { launchChromium } from '../test/support/chromium';
import { EyesPage } from '../test/support/eyes-page';
import { PageServer } from '../test/support/page-server';
import { trueControls, MARK } from './perception/truth';
import { markVisible } from './perception/visible';
declare const eyes: any;
const dir='/work/shared/pages/';
const only=process.argv[2];
const names=fs.readdirSync(dir).filter(n=>fs.existsSync(dir+n+'/source.html')&&(!only||n===only));
const pages=new Map(names.map(n=>[n,{html:fs.readFileSync(dir+n+'/source.html','utf8'),locked:true}]));
const server=await PageServer.start(pages);
const b=await launchChromium();
const p=await EyesPage.open(b);
let tp=0,miss=0,extra=0,nameOk=0,named=0,roleOk=0;
for(const n of names){
 await p.page.goto(server.urlOf(n),{waitUntil:'load'});
 await p.run(()=>{eyes.perception.snapshot({scope:'page'})});
 const visible=new Set(await p.run(markVisible as any, MARK) as string[]);
 const ours=await p.run((m)=>{const out:any={};const t=eyes.perception.refs;for(const [ref,e] of t.entries){const el=e.element.deref();if(el)out[el.getAttribute(m)]={ref,role:e.identity.role,name:e.identity.name,html:el.outerHTML.slice(0,150)}};return out},MARK) as any;
 const truth=(await trueControls(p.cdp)).filter(c=>visible.has(c.mark));
 const tm=new Map(truth.map(c=>[c.mark,c]));
 const norm=(s:string)=>s.replace(/[\p{Co}\u200b\u2060\ufeff\u00ad]/gu,'').replace(/\s+/g,' ').trim().slice(0,100);
 let m=[],x=[],nn=[];
 for(const c of truth){const o=ours[c.mark];if(!o){miss++;m.push(c)}else{tp++;named++;if(norm(o.name)===norm(c.name))nameOk++;else nn.push([c.role,c.name,o.name,o.html]);}}
 for(const [k,o] of Object.entries(ours) as any){if(!tm.has(k)){extra++;x.push(o)}}
 console.log(n,truth.length,'miss',m.length,'extra',x.length,'names',nn.length);
 for(const c of m.slice(0,3))console.log('  MISS',c.role,JSON.stringify(c.name),(await p.page.evaluate(([a,k])=>document.querySelector(`[${a}="${k}"]`)?.outerHTML.slice(0,200),[MARK,c.mark])));
 for(const o of x.slice(0,3))console.log('  EXTRA',o.role,o.name.slice(0,60),o.html);
 for(const o of nn.slice(0,4))console.log('  NAME',JSON.stringify(o));
}
console.log({recall:tp/(tp+miss),precision:tp/(tp+extra),names:nameOk/named,tp});
await b.close();server.stop();
