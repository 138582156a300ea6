/** JSON text of `depth` objects inside each other: `{"a":{"a":…}}`. */
export function nested(depth: number): string {
  return '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
}
