import { useText } from '@officehours/web-chat';
import { useUnreadTotal } from '@officehours/web-realtime';
import { useEffect } from 'react';

/** The number of unread messages in the tab's title, and a dot on its icon. */
export function UnreadTitle() {
  const text = useText();
  const unread = useUnreadTotal();
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${text.product}` : text.product;
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = unread > 0 ? '/favicon-unread.svg' : '/favicon.svg';
  }, [unread, text]);
  return null;
}
