/** The extension's side panel. */
import { start } from './frame/start';
import { ExtensionHost } from './host/extension-host';

void start(new ExtensionHost());
