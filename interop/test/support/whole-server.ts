import { after, before, beforeEach } from 'node:test';
import { FakeGemini } from '../../../extension/test/support/fake-gemini';
import { RigServer } from '../../../extension/test/support/rig-server';

const TOKEN = 'a-token-for-the-tests-of-other-clients';

/** The real server with a scripted model, for the tests of one file. */
export class WholeServer {
  private model: FakeGemini | null = null;
  private server: RigServer | null = null;

  /** @param settings environment variables of the server */
  static forFile(settings: Readonly<Record<string, string>> = {}): WholeServer {
    const whole = new WholeServer();
    before(async () => {
      whole.model = await FakeGemini.start();
      whole.server = await RigServer.start({
        GEMINI_API_KEY: 'a-key-of-the-tests',
        GEMINI_BASE_URL: whole.model.url,
        AUTH_TOKEN: TOKEN,
        ...settings,
      });
    });
    beforeEach(() => {
      whole.gemini.thought = '';
      whole.gemini.say('Nothing was told to me.');
    });
    after(async () => {
      await whole.server?.close();
      whole.model?.stop();
    });
    return whole;
  }

  get gemini(): FakeGemini {
    if (!this.model) throw new Error('the model has not started');
    return this.model;
  }

  get url(): string {
    if (!this.server) throw new Error('the server has not started');
    return this.server.url;
  }

  get token(): string {
    return TOKEN;
  }

  get headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.token}` };
  }
}
