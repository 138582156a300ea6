import { usePaneText } from '../i18n/pane-text';
import { useText } from '../i18n/language-context';
import { useMessageActions } from './message-actions';

/** In the place of a message that somebody else than its sender deleted, as the staff of a course may where a host lets them. */
export function DeletedBy({ id }: { id: string }) {
  const { message } = useText();
  const { acting } = usePaneText();
  const { me, nameOf } = useMessageActions();
  return <bdi>{id === me ? acting.deletedByYou : acting.deletedBy(nameOf(id) ?? message.someone)}</bdi>;
}
