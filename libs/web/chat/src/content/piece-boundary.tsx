import { Component, type ReactNode } from 'react';

interface Props {
  fallback: ReactNode;
  /** Told why, once. */
  onFail?: (error: unknown) => void;
  children: ReactNode;
}

/** Shows the fallback for good when a lazily loaded piece cannot be fetched or fails on this content. */
export class PieceBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onFail?.(error);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
