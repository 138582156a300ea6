import { useBegunEdit } from '@officehours/web-realtime';
import { useState } from 'react';
import type { Purpose } from '../composer/purpose';
import type { RoomComposerProps } from './room-composer';

type EditPurpose = Extract<Purpose, { kind: 'edit' }>;

/** How the saving of one edit goes. */
interface Saving {
  of: EditPurpose;
  isUnderWay: boolean;
  /** The person was told that the message is another one by now: what they save next is meant for that one. */
  isWarned: boolean;
}

/**
 * The text of an edit under way. It is given up when it is saved, or when the person says so: not when saving fails, nor
 * for a reply, another conversation or a reload, after which it is there again as soon as the message is edited.
 */
export function useEdit(
  edited: EditPurpose | null,
  {
    editedRev,
    onSaveEdit,
    onPurposeDone,
  }: Pick<RoomComposerProps, 'editedRev' | 'onSaveEdit' | 'onPurposeDone'>,
) {
  const { begun, keep, forget } = useBegunEdit(edited?.id);
  const [last, setLast] = useState<Saving | null>(null);
  const { isUnderWay = false, isWarned = false } = last && last.of === edited ? last : {};

  const saveAs = async (of: EditPurpose, content: string): Promise<void> => {
    const rev = isWarned ? (editedRev ?? of.rev) : (begun?.rev ?? of.rev);
    setLast({ of, isUnderWay: true, isWarned });
    const refusal = await onSaveEdit({ id: of.id, rev }, content);
    if (refusal === null) {
      forget(content);
      return onPurposeDone(of);
    }
    const isOther = refusal === 'revision_conflict';
    // The box may have another purpose by now.
    setLast((now) => (now?.of === of ? { of, isUnderWay: false, isWarned: isWarned || isOther } : now));
  };

  return {
    text: begun?.text ?? edited?.content ?? '',
    isSaving: isUnderWay,
    write: (text: string): void => {
      if (edited && !isUnderWay) keep({ rev: begun?.rev ?? edited.rev, text });
    },
    save: (content: string): void => {
      if (!edited || isUnderWay) return;
      if (content !== edited.content) return void saveAs(edited, content);
      forget();
      onPurposeDone(edited);
    },
    forget,
  };
}
