import type { OutboxItem } from './item';

/**
 * An item as it is to be kept: a file that another tab has brought to the service meanwhile stays as it brought it, so that
 * all tabs send the same ids under one `clientMessageId`. The same object when there is no such file.
 */
export function withKeptFiles(item: OutboxItem, kept: OutboxItem | undefined): OutboxItem {
  const brought = new Map(kept?.files?.map(({ key, attachment }) => [key, attachment]));
  let isSame = true;
  const files = item.files?.map((file) => {
    const attachment = brought.get(file.key);
    if (!attachment || attachment.id === file.attachment?.id) return file;
    isSame = false;
    return { ...file, attachment, refusal: null };
  });
  return isSame || !files ? item : { ...item, files };
}
