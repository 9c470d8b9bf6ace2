// @ts-nocheck
import { openCorpus } from "./eval/open-corpus.ts";
const t0=performance.now();
const c=await openCorpus(["/work/shared/eval/news/articles.jsonl.gz","/work/shared/eval/news/distractors.jsonl.gz"]);
console.log("open",(performance.now()-t0)/1000);
for(const r of [{language:"zh-Hans"},{topic:"台风",language:"zh-Hans"},{topic:"education",language:"en"},{topic:"特朗普",language:"zh-Hans",length:"brief"},{since:"2023-08-10",until:"2023-08-12",language:"zh-Hans"}]){const t=performance.now();const d=await c.engine.digest({...r,today:"2023-08-20"});console.log(JSON.stringify(r),((performance.now()-t)/1000).toFixed(1),"s",JSON.stringify(d.receipt));for(const i of d.items.slice(0,10))console.log("   ",i.story.sources,i.story.reprints,i.story.date,i.story.headline,"|",i.story.lines[0]?.text.slice(0,60),"|",i.story.differences.map(x=>x.text).join(" ;; "),"|",i.story.ahead.map(x=>x.text).join(" ;; "));}
await c.close();
