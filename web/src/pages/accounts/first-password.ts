/** Letters and digits that are not mistaken for one another when read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A random password to hand over, in groups that are easy to type; about 79 bits. */
export function firstPassword(
  random: (bytes: Uint32Array<ArrayBuffer>) => void = (bytes) => crypto.getRandomValues(bytes),
): string {
  const numbers = new Uint32Array(GROUPS * GROUP_LENGTH);
  random(numbers);
  const letters = [...numbers].map((number) => LETTERS[number % LETTERS.length]).join('');
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}
