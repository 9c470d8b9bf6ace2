import type { ChannelSettings, Feedback, KeptAnswer } from "../../src/domain/kept-answer.ts";
import type { AnswerTable, ChannelTable, FeedbackTable } from "../../src/ports/answer-tables.ts";

/** Answers that are forgotten with the process. */
export function memoryAnswers(): AnswerTable {
  const answers = new Map<string, KeptAnswer>();
  return {
    async keep(answer) {
      answers.set(answer.id, structuredClone(answer));
    },
    find: async (id) => answers.get(id) ?? null,
    async latest(person, most) {
      const theirs = [...answers.values()].filter((each) => each.person === person);
      return theirs.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).slice(0, most);
    },
    forget: async (id) => answers.delete(id),
    async forgetBefore(at) {
      const old = [...answers.values()].filter((each) => each.at < at);
      for (const { id } of old) answers.delete(id);
      return old.length;
    },
  };
}

/** Feedback that is forgotten with the process. */
export function memoryFeedback(): FeedbackTable {
  const said = new Map<string, Feedback>();
  return {
    async keep(feedback) {
      said.set(`${feedback.kept.id}\n${feedback.person}`, structuredClone(feedback));
    },
    async all() {
      const order = ({ kept, person }: Feedback) => `${kept.id}\n${person}`;
      return [...said.values()].sort((a, b) => a.at - b.at || (order(a) < order(b) ? -1 : 1));
    },
  };
}

/** Channels' settings that are forgotten with the process. */
export function memoryChannels(): ChannelTable {
  const set = new Map<string, ChannelSettings>();
  return {
    of: async (team, channel) => set.get(`${team}\n${channel}`) ?? null,
    async set(settings) {
      set.set(`${settings.team}\n${settings.channel}`, structuredClone(settings));
    },
  };
}
