-- What authorities published, kept whole: an answer can be replayed from it.
CREATE TABLE edition (
  id BIGINT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  authority TEXT NOT NULL,
  edition TEXT NOT NULL,
  as_of TEXT NOT NULL,
  row_count BIGINT NOT NULL,
  checksum TEXT NOT NULL,
  imported_at BIGINT NOT NULL,
  in_force BIGINT NOT NULL,
  UNIQUE (kind, authority, checksum)
);

CREATE TABLE edition_file (
  edition_id BIGINT NOT NULL REFERENCES edition (id),
  name TEXT NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (edition_id, name)
);

-- One row: how often what is in force has changed.
CREATE TABLE edition_sequence (
  id BIGINT NOT NULL PRIMARY KEY,
  sequence BIGINT NOT NULL
);
INSERT INTO edition_sequence (id, sequence) VALUES (1, 0);
