import type { SettingSchema } from './settings-schema.ts';

const begin = '<!-- settings: written by `npm run docs` -->';
const end = '<!-- /settings -->';

/** The settings as a Markdown table. */
export function settingsTable(settings: Record<string, SettingSchema>): string {
  const rows = Object.entries(settings).map(
    ([name, setting]) =>
      `| \`${name}\` | ${values(setting)} | ${byDefault(setting)} | ${setting.description ?? ''} |`,
  );
  return ['| Setting | Values | Default | What it does |', '|---|---|---|---|', ...rows].join('\n');
}

function values({ enum: options, type, minimum, maximum }: SettingSchema): string {
  if (options) return options.map((option) => `\`${String(option)}\``).join(', ');
  if (minimum !== undefined && maximum !== undefined) return `${minimum}–${maximum}`;
  return type === 'string' || type === undefined ? 'text' : type;
}

function byDefault({ default: value }: SettingSchema): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  return `\`${String(value)}\``;
}

/**
 * A page with the table between its two markers replaced.
 *
 * @throws when the page has no markers
 */
export function withTable(page: string, table: string): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The page lacks '${begin}' … '${end}'.`);
  return `${before}${begin}\n\n${table}\n\n${end}${after}`;
}
