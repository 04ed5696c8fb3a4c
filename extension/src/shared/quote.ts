const LONGEST = 100;

/** A name or value as it stands in a snapshot: in double quotes, long ones cut. */
export function quote(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  return `"${short.replaceAll('"', "'")}"`;
}
