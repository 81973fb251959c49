-- A demonstration's articles are loaded as the system: the owner of a database that cannot pass row-level security by has no other way.
GRANT INSERT ON articles, article_revisions, article_comments, article_receipts, article_marks, article_files, article_confirmations TO renkei_system;
GRANT UPDATE ON article_counters TO renkei_system;
