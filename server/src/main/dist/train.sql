-- What the ahead-of-time cache is made from: one of each of what people run first.
SELECT 42;
COPY (SELECT i AS id, i % 7 AS k, i * 0.5 AS x, 'name ' || (i % 100) AS name, DATE '2024-01-01' + CAST(i % 365 AS INTEGER) AS day
      FROM range(400000) AS r(i)) TO 'facts.parquet' (FORMAT PARQUET);
SELECT k, count(*) AS hits, avg(x), min(name), max(day) FROM 'facts.parquet' WHERE x > 10 GROUP BY k ORDER BY hits DESC LIMIT 5;
SELECT f.name, sum(f.x) FROM 'facts.parquet' f JOIN 'facts.parquet' g ON f.id = g.id WHERE g.name LIKE '%7' GROUP BY f.name ORDER BY 2 DESC LIMIT 3;
DESCRIBE SELECT * FROM 'facts.parquet';
CREATE TABLE small AS SELECT id, upper(name) AS name FROM 'facts.parquet' WHERE id < 100;
SELECT count(DISTINCT name), CASE WHEN count(*) > 5 THEN 'many' ELSE 'few' END FROM small;
EXPLAIN SELECT name FROM small ORDER BY id LIMIT 2;
CREATE VIEW facts AS SELECT * FROM 'facts.parquet';
WITH best AS (SELECT k, max(x) AS top FROM facts GROUP BY k)
SELECT f.k, f.name, f.x FROM facts f JOIN best ON f.k = best.k AND f.x = best.top ORDER BY f.x DESC, f.k LIMIT 10;
SELECT sum(x * (1 - k)) AS total, sum(CASE WHEN name LIKE 'name 1%' THEN x ELSE 0 END), extract(year FROM day) AS year
FROM facts WHERE day >= DATE '2024-01-01' AND day < DATE '2024-01-01' + INTERVAL '3' MONTH AND x BETWEEN 5 AND 5000
GROUP BY year HAVING sum(x) > 1 ORDER BY year;
SELECT count(*) FROM facts f WHERE EXISTS (SELECT 1 FROM facts g WHERE g.id = f.k AND g.x <> f.x)
AND f.id NOT IN (SELECT k FROM facts WHERE x > 100) AND f.x > (SELECT avg(x) FROM facts h WHERE h.k = f.k);
SELECT s.name, f.x FROM small s LEFT JOIN facts f ON upper(f.name) = s.name AND f.k IN (1, 2) ORDER BY 1, 2 LIMIT 20;
SELECT k, row_number() OVER (PARTITION BY k ORDER BY x) AS n FROM small JOIN facts USING (id) LIMIT 3;
SELECT DISTINCT k FROM facts UNION ALL SELECT 8 ORDER BY k;
SHOW TABLES;
SELECT sum(x * 0.5) AS half, count(*) FROM 'facts.parquet' WHERE k BETWEEN 2 AND 4 AND day < DATE '2024-06-01' AND x < 24;
