import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('articles', {
  order: 25,
  areas: ['articles'],
  menu: [{ key: 'articles', href: '/articles', icon: 'book', section: 'main' }],
  notifications: {
    groups: { articles_mailed: 'mail', articles_must_read: 'duty', articles: 'mail', articles_comments: 'duty' },
    // S3 用途1, 8: these mails nobody turns off.
    obligatory: ['articles_mailed'],
    kinds: {
      'article.important': 'articles_mailed',
      'article.addressed': 'articles_mailed',
      'article.answered': 'articles_mailed',
      'article.must_read': 'articles_must_read',
      'article.reminder': 'articles_must_read',
      'article.posted': 'articles',
      'article.withdrawn': 'articles_comments',
      'article.commented': 'articles_comments',
    },
  },
  auditValues: ({ articles }) => ({ state: articles.states }),
});
