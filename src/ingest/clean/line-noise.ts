import type { RemovalReason } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";

/** Each pattern reads a folded line: Simplified characters, half-width marks, lower case. */
const PATTERNS: readonly (readonly [RemovalReason, RegExp])[] = [
  ["caption", /^[^\s。]{1,40}\.(?:jpe?g|png|gif|webp|bmp)$/u],
  ["caption", /^(?:图片?|图)\s*(?:来源)?\s*[:|/].{1,30}$|^.{0,20}(?:供图|图片来源.{0,12}|\s摄|图\/[^\s]{2,8})\)?$/u],
  ["navigation", /^(?:.{0,2}(?:当前|所在|您的|你的).{0,3}位置|您现在的位置|当前页面)\s*[:>是]/u],
  ["navigation", /^(?:首页|主页|网站首页|home)\s*(?:[>›»/|·-]|$)/u],
  ["navigation", /^[^。!?,]{1,16}\s*(?:[>›»]\s*[^。!?,>›»]{1,24}\s*)+$/u],
  ["navigation", /^(?:[\p{L}\p{N}×✕]|[\p{P}\p{S}\s\d]+)$/u],
  [
    "navigation",
    /^(?:返回(?:顶部|首页|列表|搜狐)?.{0,10}|回到?顶部|打印(?:本页|本文)?|关闭(?:窗口)?|收藏|字号.{0,12}|大\s*中\s*小|展开(?:全文)?|阅读(?:全文|原文)|查看(?:更多|原文|全文)|点击(?:查看|加载|进入)?.{0,6}|加载(?:更多|中).{0,4}|登录.{0,6}|注册|举报|收起|复制链接|我要(?:评论|留言|纠错|分享)|(?:用户|网友)?(?:评论|留言)\(?\d*\)?|(?:发表|参与|查看)(?:评论|留言).{0,8}|点赞\s*\d*|赞\s*\(?\d*\)?|踩|关注|\+?\s*关注|订阅|下载(?:app|客户端)?|目录|更多|广告|正文|搜索|菜单|导航|分享(?:到|至)?\s*[::]?.{0,24}|分享让更多人看到|微信|微博|qq(?:空间|好友)?|朋友圈|新浪微博|微信扫一扫.{0,12}|(?:用微信|打开微信|微信|手机)?扫(?:一扫|码|描).{0,24}|听新闻|原文链接.{0,80}|上一[篇页条章].{0,60}|下一[篇页条章].{0,60}|首页|更多.{0,40}(?:请|敬请|欢迎)(?:关注|查看|访问|点击|收听|扫码).{0,30}|share|print|comments?|advertisement|read more|subscribe|sign in|log in)$/u,
  ],
  [
    "editor",
    /^[([【]?\s*(?:本文|本期|值班|执行|网络|文字|新媒体)?(?:责任编辑|责编|责任校对|编辑|编审|审核|审校|校对|校审|编校|审发|终审|初审|复审|监制|主编|总编|值班|排版|美编|统筹|策划|制图|制作|监审|签发)\s*(?:[:|/丨]|\s\p{Script=Han}).{0,40}[)\]】]?$/u,
  ],
  ["editor", /^[([【]?\s*(?:责任编辑|责编|编辑)\s*[:|/]?\s*[)\]】]?$/u],
  [
    "editor",
    /^(?:文|图|文\/图|图\/文|图文|撰文|撰稿|供稿|摄影|摄像|记者|通讯员|作者|翻译|采写|来源|视频|海报|设计)\s*[|/丨:]\s*.{0,40}$/u,
  ],
  ["metadata", /^(?:原标题|原题)\s*:/u],
  ["metadata", /^[([]?\s*完\s*[)\]]$/u],
  [
    "copyright",
    /(?:^(?:notice|特别声明|声明|免责)\s*:|^以上(?:内容|文章|图文|信息).{0,60}(?:不代表|仅代表|上传|发布|网络|侵权)|版权(?:所有|声明|归)|免责声明|all rights reserved|copyright|©|转载(?:请|须|需)|未经.{0,14}(?:授权|许可|允许).{0,14}(?:不得|禁止|请勿|严禁)|仅代表.{0,8}观点|(?:如|若).{0,12}侵权|侵删|仅提供信息(?:存储|发布)|备案号|icp备|违法和不良信息|^.{0,8}(?:举报|投稿|联系)(?:电话|邮箱|热线)\s*:)/u,
  ],
];

/** Field names of the lines that stand between a headline and its text. */
const FIELD =
  /(?:作者|原创|来源|稿源|出处|信息来源|文章来源|发布(?:时间|日期|者|人|单位|机构)|发表(?:时间|于)|更新(?:时间|日期|于)|时间|日期|浏览(?:次数|量|数)?|访问(?:次数|量)?|阅读(?:次数|量|数)?|点击(?:次数|量|率|数)?|字体|字号|人气|热度|评论|标签|关键[词字]|分类|栏目|专栏|文号|索引号)\s*:/gu;
const STAMP =
  /^(?:\p{Script=Han}{0,12}\s*)?(?:19|20)\d\d[-/.年]\s*\d{1,2}[-/.月]\s*\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?(?:\s*\P{P}{0,24})?$/u;

/** Longer lines are judged sentence by sentence: they may be an article about copyright, or about editors. */
const LONGEST_NOTICE = 100;

/** Why a line is not part of the text, judged by its own words; null when it may be. */
export function lineNoise(line: string): RemovalReason | null {
  if (line.length > LONGEST_NOTICE) return null;
  const folded = fold(line).trim();
  if (isByline(folded)) return "metadata";
  for (const [reason, pattern] of PATTERNS) if (pattern.test(folded)) return reason;
  return null;
}

/** Field names with short values and nothing else, or a bare date with a publisher beside it. */
function isByline(folded: string): boolean {
  if (folded.length > 160 || /[。!?]/u.test(folded)) return false;
  const fields = folded.match(FIELD)?.length ?? 0;
  if (fields > 0 && folded.length < 20 + 26 * fields && folded.search(FIELD) <= 22) return true;
  return folded.length < 60 && STAMP.test(folded);
}

const TAIL =
  /^[\s\p{P}\p{S}]*(?:(?:相关|相關|延伸|扩展|推荐|精彩|更多|热门|最新|今日|图文|编辑|往期|猜你|其他|其它|同类|本类|本周|周|月|24小时|大家|热点|您?可能|为您|站内|独家|阅读|点击|网友|全部|所有|用户|精选)(?:的)?(?:最新|精彩|相关|感兴趣|喜欢|都在|还)?(?:的)?(?:阅读|文章|新闻|报道|链接|推荐|内容|资讯|评论|留言|回复|排行榜?|回顾|看|喜欢|话题|热点|专题|图片|视频|信息|搜索|主题|词条|作品|小说|问答)(?:列表)?(?:\s*\(?\d*\)?(?:条)?)|猜你喜欢|大家都在看|评论区|(?:网友|热门|最新|发表|我要|文明)评论.{0,8}|版权声明|免责声明|特别声明|(?:分享|打印)本文|热搜|热榜|related(?: articles| stories| news)?|recommended|read next|more stories|comments|you may also like)[\s\p{P}\p{S}]*(?:更多)?[>»]*$/u;

/** Whether a line is the heading of what follows an article: related news, comments, notices. */
export function startsTail(line: string): boolean {
  return line.length <= 24 && TAIL.test(fold(line).trim());
}
