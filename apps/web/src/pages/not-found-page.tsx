import { usePaneText, useText } from '@officehours/web-chat';
import { Placeholder } from '@officehours/web-ui';
import { MapPinOff } from 'lucide-react';
import { Link } from 'wouter';
import { PATHS } from '../shell/paths';

export default function NotFoundPage() {
  const text = useText();
  const words = usePaneText().notFound;
  return (
    <main className="flex h-full bg-surface">
      <Placeholder
        icon={<MapPinOff size={24} />}
        title={text.errors.notFound}
        action={
          <Link
            href={PATHS.home}
            className="inline-flex min-h-10 items-center rounded-md bg-accent px-4 font-medium text-on-accent hover:bg-accent-strong"
          >
            {words.home}
          </Link>
        }
      >
        {words.hint}
      </Placeholder>
    </main>
  );
}
