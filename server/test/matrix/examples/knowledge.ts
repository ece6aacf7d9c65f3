import type { ExampleWorld } from '../../world.ts';
import type { Examples } from '../example.ts';

const article = {
  title: 'Garden waste',
  body: 'Garden waste is collected from March to November.',
  audience: 'public',
  keywords: ['garden'],
};
let replies = 0;
/** Each with a shortcut of its own: they are unique in an organisation, and the cells of the matrix share one. */
function reply() {
  replies += 1;
  return { title: 'Thanks', shortcut: `thanks-${replies}`, text: 'Thank you, {{citizen.name}}.' };
}

/** An article of Eastmere Police, as a draft or published: its id. */
async function madeArticle(world: ExampleWorld, isPublished: boolean): Promise<string> {
  const author = world.person('eastmere', 'contentAdministrator');
  const { articleId } = await world.done<{ articleId: string }>(author, 'article.create', article);
  if (isPublished) await world.done(author, 'article.publish', { articleId, version: 1 });
  return articleId;
}

async function madeReply(world: ExampleWorld): Promise<string> {
  const author = world.person('eastmere', 'contentAdministrator');
  return (await world.done<{ replyId: string }>(author, 'reply.create', reply())).replyId;
}

export const knowledgeExamples: Examples = {
  'article.list': () => ({ input: { audience: 'public' } }),
  'article.read': async (world) => ({ input: { articleId: await madeArticle(world, true) } }),
  'article.search': () => ({ input: { question: 'garden waste' } }),
  'article.create': () => ({ input: article }),
  'article.update': async (world) => ({
    input: { ...article, articleId: await madeArticle(world, false), version: 1, title: 'Garden waste in winter' },
  }),
  'article.publish': async (world) => ({ input: { articleId: await madeArticle(world, false), version: 1 } }),
  'article.withdraw': async (world) => ({ input: { articleId: await madeArticle(world, true) } }),
  'reply.list': () => ({ input: { search: '/th' } }),
  'reply.create': () => ({ input: reply() }),
  'reply.update': async (world) => ({
    input: { ...reply(), replyId: await madeReply(world), version: 1, title: 'Many thanks' },
  }),
  'reply.remove': async (world) => ({ input: { replyId: await madeReply(world) } }),
};
