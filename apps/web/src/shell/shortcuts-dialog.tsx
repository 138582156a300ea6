import { usePaneText, useText } from '@officehours/web-chat';
import { Dialog } from '@officehours/web-ui';
import { usePreferences } from '../preferences/preferences';

/** Every key that does something. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const words = usePaneText();
  const { enterSends } = usePreferences();
  const rows: [keys: string[], what: string][] = [
    [enterSends ? ['Enter'] : ['Ctrl', 'Enter'], words.shortcuts.send],
    [enterSends ? ['Shift', 'Enter'] : ['Enter'], words.shortcuts.newLine],
    [['↑'], words.shortcuts.editLast],
    [['↑', '↓'], words.shortcuts.messages],
    [['Home'], words.shortcuts.first],
    [['End'], words.shortcuts.latest],
    [['Ctrl', 'K'], words.shortcuts.searchMessages],
    [['Esc'], words.shortcuts.cancel],
    [['?'], words.shortcuts.help],
  ];
  return (
    <Dialog open title={words.shortcuts.title} closeLabel={text.close} onClose={onClose}>
      <dl className="flex flex-col px-5 py-3">
        {rows.map(([keys, what]) => (
          <div
            key={what}
            className="flex min-h-10 items-center justify-between gap-4 border-b last:border-b-0"
          >
            <dt>{what}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-7 rounded-sm border bg-sunken px-1.5 py-0.5 text-center font-sans text-sm"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
