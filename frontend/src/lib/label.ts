/** A clause's number as it stands in a sentence: "3." as it is printed is paragraph 3. */
export function bareLabel(label: string): string {
  return label.replace(/\.$/, '');
}
