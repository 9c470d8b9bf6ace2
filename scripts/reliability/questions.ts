import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ABOUT: readonly ((title: string) => string)[] = [
  (title) => `《${title}》讲了什么？`,
  (title) => `${title}有多少人参加？`,
  (title) => `谁在“${title}”中发言？`,
  (title) => `Summarise ${title} in English`,
  (title) => `When did “${title}” take place?`,
  (title) => `Who won the prize of ${title}?`,
];

/** Questions of several kinds about each article of a folder, answerable or not. */
export function questionsAbout(folder: string): readonly string[] {
  const titles = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => /^title: *"?(.*?)"?$/mu.exec(readFileSync(join(folder, name), "utf8"))?.[1] ?? name);
  return [
    ...titles.flatMap((title) => ABOUT.map((ask) => ask(title))),
    "What did Zhang Jing'an recommend at the 2025 conference?",
    "张景安在会上建议了什么？",
    "最近有什么新闻？",
    "list all hospitals",
    "谢谢",
  ];
}
