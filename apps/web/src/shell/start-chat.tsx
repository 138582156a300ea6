import { StartChatDialog, type StartChatDialogProps } from '@officehours/web-chat';

/** The dialog in a file of its own, which is fetched when it is first opened. */
export default function StartChat(props: Omit<StartChatDialogProps, 'open'>) {
  return <StartChatDialog open {...props} />;
}
