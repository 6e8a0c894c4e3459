-- What the ahead-of-time cache is made from: one of each of what people run first.
SELECT 42;
COPY (SELECT i AS id, i % 7 AS k, i * 0.5 AS x, 'name ' || (i % 100) AS name, DATE '2024-01-01' + CAST(i % 365 AS INTEGER) AS day
      FROM range(20000) AS r(i)) TO 'facts.parquet' (FORMAT PARQUET);
SELECT k, count(*) AS hits, avg(x), min(name), max(day) FROM 'facts.parquet' WHERE x > 10 GROUP BY k ORDER BY hits DESC LIMIT 5;
SELECT f.name, sum(f.x) FROM 'facts.parquet' f JOIN 'facts.parquet' g ON f.id = g.id WHERE g.name LIKE '%7' GROUP BY f.name ORDER BY 2 DESC LIMIT 3;
DESCRIBE SELECT * FROM 'facts.parquet';
CREATE TABLE small AS SELECT id, upper(name) AS name FROM 'facts.parquet' WHERE id < 100;
SELECT count(DISTINCT name), CASE WHEN count(*) > 5 THEN 'many' ELSE 'few' END FROM small;
EXPLAIN SELECT name FROM small ORDER BY id LIMIT 2;
