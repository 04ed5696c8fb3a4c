/** The page that the server serves at `/`. */
import { start } from './frame/start';
import { WebHost } from './host/web-host';
import { words } from './language/language';

// Inside another page it could be covered and clicked through.
if (window.top === window) void start(new WebHost());
else document.body.textContent = words().framed;
