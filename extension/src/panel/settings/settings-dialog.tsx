import { Dialog } from '../controls/dialog';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { AppearanceSettings } from './appearance-settings';
import { InstructionSettings } from './instruction-settings';
import { WorkerSettings } from './worker-settings';

export function SettingsDialog() {
  const { host, contact, views } = useParts();
  const close = () => {
    views.settings.value = false;
  };
  const { token } = host;
  const forget = () => {
    token?.forget();
    void contact.look();
    close();
  };
  return (
    <Dialog title={words().settings.title} onClose={close}>
      <AppearanceSettings />
      <InstructionSettings />
      <WorkerSettings />
      {token?.token && (
        <button type="button" onClick={forget}>
          {words().token.forget}
        </button>
      )}
    </Dialog>
  );
}
