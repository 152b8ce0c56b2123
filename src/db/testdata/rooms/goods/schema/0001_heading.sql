-- Headings; "quoted" here; not a statement.
CREATE TABLE heading (
  code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 4),
  title TEXT NOT NULL DEFAULT 'a;b "c" [d] \n ${not_a_variable} -- no comment',
  picture BYTEA
);
/* BIGINT; */ CREATE INDEX heading_title ON heading (title);
