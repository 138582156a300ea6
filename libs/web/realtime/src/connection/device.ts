/** What the device says of itself: a network, a page that is looked at. */
export interface Device {
  isOnline(): boolean;
  isHidden(): boolean;
  /** Follows the network and the return to the page; the answer stops it. `awayMs` is how long the page was hidden. */
  follow(listeners: {
    online(): void;
    offline(): void;
    left(): void;
    returned(awayMs: number): void;
  }): () => void;
}

export function browserDevice(): Device {
  return {
    isOnline: () => navigator.onLine,
    isHidden: () => document.visibilityState === 'hidden',
    follow({ online, offline, left, returned }) {
      let hiddenAt = Date.now();
      const visibility = () => {
        if (document.visibilityState !== 'hidden') return returned(Date.now() - hiddenAt);
        hiddenAt = Date.now();
        left();
      };
      window.addEventListener('online', online);
      window.addEventListener('offline', offline);
      document.addEventListener('visibilitychange', visibility);
      return () => {
        window.removeEventListener('online', online);
        window.removeEventListener('offline', offline);
        document.removeEventListener('visibilitychange', visibility);
      };
    },
  };
}
