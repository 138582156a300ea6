import { lazyPart, useText } from '@officehours/web-chat';
import { useSession, useUnsentCount, type Session } from '@officehours/web-realtime';
import { BrandMark, later, Menu } from '@officehours/web-ui';
import clsx from 'clsx';
import { BookOpen, CircleUserRound, LogOut, MessagesSquare, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { PATHS } from './paths';

const SignOut = lazyPart(() => import('./sign-out'), { floats: true });
const MenuIcon = later(async () => (await import('./menu-icons')).MenuIcon);

export interface FrameProps {
  session: Session;
  /** Opens the list of keyboard shortcuts. */
  onHelp: () => void;
  /** Opens the search through messages. */
  onSearch: () => void;
}

export interface SidebarViewProps {
  active: 'messages' | 'courses' | null;
  /** Who is signed in. */
  userName: string;
  onSettings: () => void;
  onHelp: () => void;
  onSearch: () => void;
  onSignOut: () => void;
  children: ReactNode;
}

/** The left column: the product, where one is in it, and a list. */
export function SidebarView({ active, userName, children, ...on }: SidebarViewProps) {
  const text = useText();
  return (
    <section aria-label={text.menu.navigation} className="flex h-full min-h-0 flex-col">
      <div className="flex h-16 shrink-0 items-center gap-2.5 border-b ps-4 pe-3">
        <BrandMark />
        <span className="flex-1 truncate text-lg font-semibold tracking-tight">{text.product}</span>
        <nav aria-label={text.menu.pages} className="flex gap-0.5">
          <NavLink
            href={PATHS.home}
            label={text.menu.messages}
            isActive={active === 'messages'}
            icon={<MessagesSquare size={19} />}
          />
          <NavLink
            href={PATHS.courses}
            label={text.menu.courses}
            isActive={active === 'courses'}
            icon={<BookOpen size={19} />}
          />
        </nav>
        <Menu
          label={`${text.menu.account}: ${userName}`}
          trigger={<CircleUserRound size={19} />}
          items={[
            { id: 'search', label: text.menu.search, icon: <Search size={17} />, onSelect: on.onSearch },
            {
              id: 'settings',
              label: text.menu.settings,
              icon: <MenuIcon name="settings" />,
              onSelect: on.onSettings,
            },
            {
              id: 'shortcuts',
              label: text.menu.shortcuts,
              icon: <MenuIcon name="shortcuts" />,
              onSelect: on.onHelp,
            },
            { id: 'sign-out', label: text.menu.signOut, icon: <LogOut size={17} />, onSelect: on.onSignOut },
          ]}
        />
      </div>
      <div className="min-h-0 flex-1">{children}</div>
    </section>
  );
}

function NavLink({
  href,
  label,
  isActive,
  icon,
}: {
  href: string;
  label: string;
  isActive: boolean;
  icon: ReactNode;
}) {
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      aria-current={isActive ? 'page' : undefined}
      className={clsx(
        'flex size-9 items-center justify-center rounded-md transition-colors pointer-coarse:size-touch',
        isActive ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-hover hover:text-text',
      )}
    >
      {icon}
    </Link>
  );
}

export function Sidebar({
  session,
  onHelp,
  onSearch,
  active,
  children,
}: FrameProps & Pick<SidebarViewProps, 'active' | 'children'>) {
  const { user } = useSession(session);
  const [, navigate] = useLocation();
  const unsent = useUnsentCount();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <SidebarView
      active={active}
      userName={user?.name ?? ''}
      onSettings={() => navigate(PATHS.settings)}
      onHelp={onHelp}
      onSearch={onSearch}
      onSignOut={() => {
        if (unsent > 0) setLeaving(true);
        else void session.logout();
      }}
    >
      {children}
      {isLeaving && <SignOut session={session} onClose={() => setLeaving(false)} />}
    </SidebarView>
  );
}
