/** The page that the server serves at `/`. */
import { start } from './frame/start';
import { WebHost } from './host/web-host';

void start(new WebHost());
