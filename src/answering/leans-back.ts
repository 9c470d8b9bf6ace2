/** 该, 这, 此, 其, 他, 本 ... at the head of a sentence: what it speaks of was named in the one before. */
const ZH = /^[该該这這他她它]|^此(?![外次])|^其(?![中他她它实實余餘次])|^本(?=[届屆次片书書剧劇])/u;
const EN = /^(?:it|he|she|they|this|these|those|that|its|his|her|their|such)\b/iu;

/** Whether a sentence begins by pointing at what the sentence before it names. */
export function leansBack(sentence: string): boolean {
  const bare = sentence.replace(/^[\s“”"'‘「『(（]+/u, "");
  return ZH.test(bare) || EN.test(bare);
}
