/**
 * Sound skeletons of foreign names: what is left of a name when its vowels go and consonants that Chinese does not tell
 * apart fall together. "Lausanne" and 洛桑 both give "lsn", "Anchorage" and 安克雷奇 both give "0nklj". A skeleton of one class
 * says too little and is not given.
 */

/** Characters with which foreign names are commonly written (Xinhua's name tables use some three hundred). */
const NAME_CHARACTERS =
  "阿埃艾爱安昂奥巴白班邦包堡鲍贝本比彼边别宾波博伯布查茨达戴丹当道德登迪蒂丁东杜敦顿多厄恩尔法凡范方菲费芬丰佛弗福富盖冈高戈格葛根贡古瓜哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加贾简姜杰金京君喀卡凯坎康考柯科克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷黎里利莉连廉列林琳灵留龙卢鲁路伦罗洛吕马玛麦迈曼芒毛梅门蒙米密敏明莫墨默姆木穆拿那纳娜乃南瑙内嫩尼涅宁牛纽农努诺欧帕派潘庞佩彭皮匹平蒲普齐奇恰强乔切钦琴琼丘屈热日荣茹儒瑞若撒萨塞赛桑森瑟沙莎山尚绍舍申生圣施什史士舒斯丝松苏孙索塔泰坦汤唐陶特腾藤提田廷图托脱瓦万旺威韦维卫魏温翁沃乌吴伍武西希锡席夏香肖谢辛欣兴休修许逊雅亚延扬耶叶伊易因英尤于约泽扎詹章珍芝治朱卓兹佐夫妮婭婷娅诗蓓薇吾阳柏林顿盛珀培甘茵梭蕾芙丽黛琪毕珊冯庇弥翰彻茜蕊狄奈伽迦斐";
const NAME_RUN = new RegExp(`[${NAME_CHARACTERS}]{2,}`, "gu");

const CLASS_OF_INITIAL: Readonly<Record<string, string>> = {
  b: "b",
  p: "b",
  m: "m",
  f: "v",
  w: "v",
  d: "t",
  t: "t",
  n: "n",
  l: "l",
  r: "l",
  g: "k",
  k: "k",
  h: "h",
  j: "j",
  q: "j",
  zh: "j",
  ch: "j",
  x: "s",
  sh: "s",
  z: "s",
  c: "s",
  s: "s",
  y: "",
};
const SHORTEST = 2;
const LONGEST_RUN = 5;

/** Skeletons of every name-like run of a Chinese text (folded), and of the parts of two to five characters of each run. */
export function chineseSkeletons(folded: string, reading: (char: string) => string | undefined): readonly string[] {
  const found: string[] = [];
  for (const [run] of folded.matchAll(NAME_RUN)) {
    const first = Array.from(run, (char) => syllableClasses(reading(char) ?? "", char));
    const later = first.map((classes) => classes.replace("0", ""));
    for (let from = 0; from < run.length; from++) {
      let skeleton = first[from]!;
      for (let at = from + 1; at < Math.min(run.length, from + LONGEST_RUN); at++) {
        skeleton = meet(skeleton, skeleton === "" ? first[at]! : later[at]!);
        if (skeleton.length >= SHORTEST) found.push(skeleton);
      }
    }
  }
  return found;
}

/** Two nasals that meet are heard as one: 南宁 gives one where 南 and 宁 meet. */
function meet(before: string, after: string): string {
  return before.endsWith("n") && after.startsWith("n") ? before + after.slice(1) : before + after;
}

/** Classes of one syllable; "0" stands for a beginning vowel and counts only at the start of a name. */
function syllableClasses(reading: string, char: string): string {
  if (char === "尔") return "";
  // 加 is read jia, and written for ga and ka: 加纳 Ghana, 加西亚 Garcia.
  if (char === "加") return "k";
  // 什 is read shen by itself, and shi in names: 克什米尔 Kashmir.
  if (char === "什") return "s";
  const known = classesOf.get(reading) ?? readClasses(reading);
  classesOf.set(reading, known);
  return known;
}

/** There are some four hundred readings. */
const classesOf = new Map<string, string>();

function readClasses(reading: string): string {
  const [, initial = "", final = ""] = /^(zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy]?)(.*)$/u.exec(reading) ?? [];
  const head = CLASS_OF_INITIAL[initial] || "0";
  return meet(head, /n|ng$/u.test(final) ? "n" : "");
}

/** Skeletons a Latin name may have in Chinese, likeliest first; empty when it says too little. */
export function latinSkeletons(name: string): readonly string[] {
  let variants = [""];
  const word = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z]/gu, "");
  let i = 0;
  while (i < word.length) {
    const [length, classes] = consonant(word, i);
    variants = classes.flatMap((each) => variants.map((variant) => meet(variant, each))).slice(0, 8);
    i += length;
  }
  return [...new Set(variants.map((v) => v.slice(0, 1) + v.slice(1).replaceAll("0", "")))].filter(
    (v) => v.length >= SHORTEST && v.replace("0", "").length >= SHORTEST - 1,
  );
}

const VOWEL = /[aeiouy]/u;

/** How many letters are taken at `i`, and which classes they may become. */
function consonant(word: string, i: number): readonly [number, readonly string[]] {
  const char = word[i]!;
  const pair = word.slice(i, i + 2);
  const next = word[i + 1] ?? "";
  const digraph = DIGRAPHS[pair];
  if (word.startsWith("sch", i)) return [3, ["s"]];
  if (i === 0 && (pair === "kn" || pair === "wr" || pair === "ps")) return [1, [""]];
  if (digraph !== undefined) return [2, digraph];
  if (next === char && !VOWEL.test(char)) return [1, [""]];
  if (VOWEL.test(char)) return [1, [i === 0 ? "0" : ""]];
  if (char === "l" && /^l?es?$/u.test(word.slice(i + 1))) return [1, ["", "l"]];
  if (char === "r" || char === "l")
    return [1, VOWEL.test(next) || i === 0 ? ["l"] : char === "l" && next === "" ? ["", "l"] : [""]];
  if (char === "m") return [1, VOWEL.test(next) ? ["m"] : ["m", "n"]];
  if (char === "c") return [1, /[eiy]/u.test(next) ? ["s"] : ["k"]];
  if (char === "g") return [1, /[eiy]/u.test(next) ? ["j", "k"] : ["k"]];
  if (char === "j") return [1, i === 0 ? ["j", "0"] : ["j", ""]];
  if (char === "x") return [1, i === 0 ? ["s"] : ["ks"]];
  if (char === "h") return [1, VOWEL.test(next) && (i === 0 || VOWEL.test(word[i - 1]!)) ? ["h"] : [""]];
  return [1, [SINGLE[char] ?? ""]];
}

const DIGRAPHS: Readonly<Record<string, readonly string[]>> = {
  ng: ["n"],
  ch: ["j", "k"],
  sh: ["s"],
  th: ["s", "t"],
  ph: ["v"],
  ck: ["k"],
  gh: ["k", ""],
  qu: ["k"],
  ts: ["s"],
  tz: ["s"],
  wh: ["v"],
  dg: ["j"],
};
const SINGLE: Readonly<Record<string, string>> = {
  b: "b",
  p: "b",
  d: "t",
  t: "t",
  f: "v",
  v: "v",
  w: "v",
  k: "k",
  q: "k",
  n: "n",
  s: "s",
  z: "s",
};
