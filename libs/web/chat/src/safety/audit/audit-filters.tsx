import type { AuditAction, Id } from '@officehours/contracts';
import { Button, SelectField } from '@officehours/web-ui';
import { X } from 'lucide-react';
import { useId } from 'react';
import { useSpeech } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';

/** What is asked of the log, as its controls have it: empty for anything. Days as `2026-11-23`, in the reader's zone. */
export interface AuditWish {
  action: AuditAction | '';
  actorId: Id | '';
  subjectId: Id | '';
  from: string;
  to: string;
}

export const ANYTHING: AuditWish = { action: '', actorId: '', subjectId: '', from: '', to: '' };

export interface AuditFiltersProps {
  wish: AuditWish;
  onChange: (wish: AuditWish) => void;
  names: ReadonlyMap<Id, string>;
}

/** By what, by whom, to whom and when. */
export function AuditFilters({ wish, onChange, names }: AuditFiltersProps) {
  const words = usePaneText().audit;
  const { language } = useSpeech();
  const byName = new Intl.Collator(language.tag).compare;
  const kinds = (Object.keys(words.kinds) as AuditAction[])
    .map((value) => ({ value, label: words.kinds[value] }))
    .sort((one, other) => byName(one.label, other.label));
  const people = [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => byName(one.label, other.label));
  const anyone = { value: '', label: words.anyone };
  const isAsking = Object.values(wish).some((value) => value !== '');
  const change = (part: Partial<AuditWish>): void => onChange({ ...wish, ...part });
  return (
    <fieldset className="grid grid-cols-2 items-end gap-2 @3xl/shell:grid-cols-3">
      <legend className="sr-only">{words.filters}</legend>
      <SelectField
        className="col-span-2 @3xl/shell:col-span-1"
        label={words.kind}
        value={wish.action}
        onChange={(action) => change({ action })}
        options={[{ value: '' as const, label: words.anything }, ...kinds]}
      />
      <SelectField
        label={words.by}
        value={wish.actorId}
        onChange={(actorId) => change({ actorId })}
        options={[anyone, ...people]}
      />
      <SelectField
        label={words.about}
        value={wish.subjectId}
        onChange={(subjectId) => change({ subjectId })}
        options={[anyone, ...people]}
      />
      <Day label={words.from} value={wish.from} onChange={(from) => change({ from })} />
      <Day label={words.to} value={wish.to} onChange={(to) => change({ to })} />
      {isAsking && (
        <Button
          size="sm"
          variant="quiet"
          className="col-span-2 min-h-9 @3xl/shell:col-span-1"
          onClick={() => onChange(ANYTHING)}
        >
          <X size={16} />
          {words.everything}
        </Button>
      )}
    </fieldset>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const id = useId();
  return (
    <span className="flex min-w-0 flex-col">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        dir="ltr"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="min-h-9 w-full rounded-md bg-sunken px-2 text-sm pointer-coarse:min-h-11"
      />
    </span>
  );
}
