import { RigClient } from '@backend-rig/client';

const rig = new RigClient({ url: process.env.RIG_URL ?? 'http://localhost:3000' });

// In one piece.
const answer = await rig.ask('What can you do?');
console.log(answer.response);

// Event by event. A stream that breaks is taken up again by itself.
for await (const event of rig.stream({ message: 'Halo', history: [] })) {
  switch (event.type) {
    case 'text':
      process.stdout.write(event.data.delta);
      break;
    case 'done':
      console.log(`\n(${event.data.outcome})`);
      break;
  }
}
