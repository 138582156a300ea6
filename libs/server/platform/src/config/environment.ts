import { parseSettings, type Settings } from './settings';

/** The one place that reads the process's environment. */
export function settingsFromEnvironment(): Settings {
  return parseSettings(process.env);
}
