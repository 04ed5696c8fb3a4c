import { askUser } from './ask-user';
import { clickAt } from './click-at';
import { clickElement } from './click-element';
import { closeTab } from './close-tab';
import { doubleClick } from './double-click';
import { drag } from './drag';
import { fillForm } from './fill-form';
import { findInPage } from './find-in-page';
import { getInteractiveElements } from './get-interactive-elements';
import { getPageContent } from './get-page-content';
import { goBack } from './go-back';
import { goForward } from './go-forward';
import { handleDialog } from './handle-dialog';
import { hoverElement } from './hover-element';
import { listTabs } from './list-tabs';
import { navigateTo } from './navigate-to';
import { openTab } from './open-tab';
import { pressKey } from './press-key';
import { reload } from './reload';
import { screenshot } from './screenshot';
import { scrollElement } from './scroll-element';
import { scrollTo } from './scroll-to';
import { selectOption } from './select-option';
import { selectText } from './select-text';
import { switchTab } from './switch-tab';
import type { Tool } from './tool';
import { typeText } from './type-text';
import { uploadFile } from './upload-file';
import { waitFor } from './wait-for';

/** All tools of this browser; the server is told exactly these. The base ones come first. */
export const TOOLS: readonly Tool[] = [
  navigateTo,
  clickElement,
  typeText,
  scrollTo,
  getPageContent,
  getInteractiveElements,
  goBack,
  goForward,
  reload,
  openTab,
  switchTab,
  listTabs,
  findInPage,
  waitFor,
  screenshot,
  scrollElement,
  hoverElement,
  doubleClick,
  clickAt,
  pressKey,
  selectOption,
  fillForm,
  drag,
  selectText,
  handleDialog,
  closeTab,
  uploadFile,
  askUser,
];
