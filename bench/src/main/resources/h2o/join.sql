-- The five join questions of the h2o benchmark.

-- q1 small inner checked by: SELECT count(*), sum(v1), sum(v2), sum(id3), min(small_id4), max(small_id4) FROM ans
SELECT x.*, small.id4 AS small_id4, v2 FROM x JOIN small USING (id1);
-- q2 medium inner checked by: SELECT count(*), sum(v1), sum(v2), sum(medium_id1), min(medium_id5), max(medium_id5) FROM ans
SELECT x.*, medium.id1 AS medium_id1, medium.id4 AS medium_id4, medium.id5 AS medium_id5, v2 FROM x JOIN medium USING (id2);
-- q3 medium outer checked by: SELECT count(*), count(v2), sum(v1), sum(v2), sum(medium_id1), min(medium_id5), max(medium_id5) FROM ans
SELECT x.*, medium.id1 AS medium_id1, medium.id4 AS medium_id4, medium.id5 AS medium_id5, v2 FROM x LEFT JOIN medium USING (id2);
-- q4 medium inner by factor checked by: SELECT count(*), sum(v1), sum(v2), sum(medium_id1), sum(medium_id2), min(medium_id4) FROM ans
SELECT x.*, medium.id1 AS medium_id1, medium.id2 AS medium_id2, medium.id4 AS medium_id4, v2 FROM x JOIN medium USING (id5);
-- q5 big inner checked by: SELECT count(*), sum(v1), sum(v2), sum(big_id1), sum(big_id2), min(big_id6), max(big_id6) FROM ans
SELECT x.*, big.id1 AS big_id1, big.id2 AS big_id2, big.id4 AS big_id4, big.id5 AS big_id5, big.id6 AS big_id6, v2
FROM x JOIN big USING (id3);
