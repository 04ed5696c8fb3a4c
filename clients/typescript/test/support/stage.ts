import { type ClientOptions, RigClient } from '@backend-rig/client';
import { FakeGemini } from '../../../../extension/test/support/fake-gemini';
import { RigServer } from '../../../../extension/test/support/rig-server';
import { TcpProxy } from './tcp-proxy';

/** The real server with a scripted model behind it, and a proxy before it. */
export class Stage {
  private constructor(
    readonly rig: RigServer,
    readonly gemini: FakeGemini,
    readonly proxy: TcpProxy,
  ) {}

  static async open(settings: Readonly<Record<string, string>> = {}): Promise<Stage> {
    const gemini = await FakeGemini.start();
    const proxy = await TcpProxy.start();
    const rig = await RigServer.start({
      GEMINI_API_KEY: 'made-up',
      GEMINI_BASE_URL: gemini.url,
      ASSISTANT_LANGUAGE: 'en',
      ALLOWED_HOSTS: proxy.host,
      ...settings,
    });
    proxy.target = rig.port;
    return new Stage(rig, gemini, proxy);
  }

  client(options: ClientOptions = {}): RigClient {
    return new RigClient({ url: this.rig.url, ...options });
  }

  /** A client whose connections can be cut. */
  shakyClient(options: ClientOptions = {}): RigClient {
    return this.client({ url: `http://${this.proxy.host}`, ...options });
  }

  async close(): Promise<void> {
    this.proxy.stop();
    this.gemini.stop();
    await this.rig.close();
  }
}
