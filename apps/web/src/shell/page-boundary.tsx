import { useText } from '@officehours/web-chat';
import { Button, Placeholder } from '@officehours/web-ui';
import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';

interface State {
  failed: boolean;
}

/** When drawing fails, says so and offers to load the page anew; what was sent or is in the outbox is not touched. */
export class PageBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

export function Crashed() {
  const text = useText();
  return (
    <main className="flex h-full bg-surface">
      <Placeholder
        role="alert"
        icon={<TriangleAlert size={24} />}
        title={text.errors.crashed}
        action={<Button onClick={() => window.location.reload()}>{text.errors.reload}</Button>}
      >
        {text.errors.crashedHint}
      </Placeholder>
    </main>
  );
}
