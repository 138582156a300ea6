import { roomTitle, useText } from '@officehours/web-chat';
import { useMe, useRoom, useUnreadTotal } from '@officehours/web-realtime';
import { useEffect } from 'react';

/** The tab's title: the number of unread messages, then the page, then the product; and a dot on its icon. */
export function PageTitle({ name }: { name: string | null }) {
  const text = useText();
  const unread = useUnreadTotal();
  useEffect(() => {
    const words = name ? `${name} · ${text.product}` : text.product;
    show(unread > 0 ? `(${unread}) ${words}` : words, unread > 0);
    // Nothing of a person stays in the tab once they signed out.
    return () => show(text.product, false);
  }, [name, unread, text]);
  return null;
}

function show(title: string, hasUnread: boolean): void {
  document.title = title;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon) icon.href = hasUnread ? '/favicon-unread.svg' : '/favicon.svg';
}

/** The title while a room is open: whom it is with. */
export function RoomTitle({ roomId }: { roomId: string }) {
  const { me } = useMe();
  const { room } = useRoom(roomId);
  return <PageTitle name={room && me ? roomTitle(room, me.id) : null} />;
}
