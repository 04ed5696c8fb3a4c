import { RigClient } from '@backend-rig/client';

const rig = new RigClient({ url: process.env.RIG_URL ?? 'http://localhost:3000' });

const browser = await rig.browser({
  tools: {
    get_page_content: {
      description: 'Reads the page.',
      effect: 'read',
      input_schema: { type: 'object', properties: {} },
      run: () => ({ title: 'Tea', url: 'https://tea.example/', text: 'Tea is made from leaves.' }),
    },
  },
  onQuestion: (question) => (question.kind === 'action' ? 'deny' : 'allow'),
});
browser.showPage({ url: 'https://tea.example/', title: 'Tea' });

const result = await rig.run({ message: 'Read this page', session_id: browser.sessionId });
console.log(`${result.text} (${result.outcome})`);
await browser.close();
