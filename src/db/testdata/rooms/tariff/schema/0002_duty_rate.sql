create table duty_rate (
  id bigint NOT NULL PRIMARY KEY,
  heading TEXT NOT NULL REFERENCES heading (code),
  amount_minor BIGINT NOT NULL
);
