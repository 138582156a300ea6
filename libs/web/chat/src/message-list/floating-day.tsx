import { useFormat } from '../i18n/language-context';
import { PILL } from './separators';

/** The pill of a day over the list, for the day that is being read. A picture of what the list says itself. */
export function FloatingDay({ at }: { at: string }) {
  const format = useFormat();
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
      <span className={PILL}>{format.day(at)}</span>
    </div>
  );
}
