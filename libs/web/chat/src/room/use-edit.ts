import { useState } from 'react';
import type { Purpose } from '../composer/purpose';
import type { RoomComposerProps } from './room-composer';

type EditPurpose = Extract<Purpose, { kind: 'edit' }>;

interface Edit {
  /** What the text was written for; to another purpose it is nothing. */
  of: EditPurpose;
  text: string;
  isSaving: boolean;
  /** The person was told that the message is another one by now: what they save next is meant for that one. */
  isWarned: boolean;
}

/** The text of an edit under way. It is given up when it is saved, or when the person says so, and not when saving fails. */
export function useEdit(
  edited: EditPurpose | null,
  {
    editedText,
    editedRev,
    onSaveEdit,
    onPurposeDone,
  }: Pick<RoomComposerProps, 'editedText' | 'editedRev' | 'onSaveEdit' | 'onPurposeDone'>,
) {
  const [last, setLast] = useState<Edit | null>(null);
  const own = last && last.of === edited ? last : null;
  const { text = editedText, isSaving = false, isWarned = false } = own ?? {};

  const saveAs = async (of: EditPurpose, content: string): Promise<void> => {
    const rev = isWarned ? (editedRev ?? of.rev) : of.rev;
    const edit = { of, text: content, isWarned };
    setLast({ ...edit, isSaving: true });
    const refusal = await onSaveEdit({ id: of.id, rev }, content);
    if (refusal === null) return onPurposeDone(of);
    const isOther = refusal === 'revision_conflict';
    // The box may have another purpose by now, and its text then.
    setLast((now) => (now?.of === of ? { ...edit, isSaving: false, isWarned: isWarned || isOther } : now));
  };

  return {
    text,
    isSaving,
    write: (next: string): void => {
      if (edited && !isSaving) setLast({ of: edited, text: next, isSaving, isWarned });
    },
    save: (content: string): void => {
      if (!edited || isSaving) return;
      if (content === editedText) onPurposeDone(edited);
      else void saveAs(edited, content);
    },
  };
}
