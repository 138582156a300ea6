import { BackToList } from '@officehours/web-chat';
import type { ReactNode } from 'react';

/** A page of text and controls in the main column, with its title and, on phones, the way back. */
export function MainPage({
  title,
  onBack,
  children,
}: {
  title: string;
  onBack: () => void;
  children: ReactNode;
}) {
  return (
    <main className="flex h-full flex-col bg-surface">
      <header className="flex h-16 shrink-0 items-center gap-2 border-b px-4 @3xl/shell:px-8">
        <BackToList onBack={onBack} />
        <h1 className="truncate text-lg font-semibold">{title}</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-3xl px-4 py-6 @3xl/shell:px-8 @3xl/shell:py-8">{children}</div>
      </div>
    </main>
  );
}
