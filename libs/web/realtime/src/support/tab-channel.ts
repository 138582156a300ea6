/** Messages between the tabs of one browser; they may get lost with the tab that sends them. */
export interface TabChannel<T> {
  post(message: T): void;
  close(): void;
}

export type OpenTabChannel = <T>(name: string, onMessage: (message: T) => void) => TabChannel<T>;

/** `BroadcastChannel`; where it is missing, a tab is on its own. */
export const openTabChannel: OpenTabChannel = <T>(name: string, onMessage: (message: T) => void) => {
  if (typeof BroadcastChannel === 'undefined') return { post: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<T>) => onMessage(event.data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
};
