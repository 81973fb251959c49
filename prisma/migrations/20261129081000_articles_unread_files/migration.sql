-- Whoever sees an article's attachment sees, too, that no search looks into it, and why.
CREATE POLICY article_file_texts_read ON article_file_texts FOR SELECT TO renkei_app
  USING (EXISTS (SELECT FROM article_files f WHERE f.file_id = article_file_texts.file_id));
GRANT SELECT ON article_file_texts TO renkei_app;
