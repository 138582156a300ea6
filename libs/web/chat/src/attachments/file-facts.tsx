import { useFormat } from '../i18n/language-context';
import { endingOf } from './file-icon';
import { fileSize } from './file-size';

/** What a file is and how large, each in its own direction: a Latin ending does not pull an Arabic size apart. */
export function FileFacts({ file }: { file: { name: string; size: number } }) {
  const { locale } = useFormat();
  const ending = endingOf(file.name);
  return (
    <>
      {ending && <bdi>{ending}</bdi>}
      {ending && ' · '}
      <bdi>{fileSize(file.size, locale)}</bdi>
    </>
  );
}
