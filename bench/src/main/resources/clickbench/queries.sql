-- The 43 queries of ClickBench (github.com/ClickHouse/ClickBench), on the table's own types: EventTime is a TIMESTAMP
-- and EventDate a DATE. Where the original counts on 100 million rows, {per_100m:n} stands for its n in proportion to the
-- rows there are; {per_10m:n} shrinks an OFFSET below 10 million rows.
-- Behind the name stands how answers are compared where the query leaves open which rows it gives. "ranked by N": the
-- keys in column N are equal, and so are the rows but those that tie with the first or the last one of the answer.
-- "total order": answers have as many rows, and with the clause that follows instead of its own the query gives equal ones.

-- Q1
SELECT count(*) FROM hits;
-- Q2
SELECT count(*) FROM hits WHERE AdvEngineID <> 0;
-- Q3
SELECT sum(AdvEngineID), count(*), avg(ResolutionWidth) FROM hits;
-- Q4
SELECT avg(UserID) FROM hits;
-- Q5
SELECT count(DISTINCT UserID) FROM hits;
-- Q6
SELECT count(DISTINCT SearchPhrase) FROM hits;
-- Q7
SELECT min(EventDate), max(EventDate) FROM hits;
-- Q8
SELECT AdvEngineID, count(*) FROM hits WHERE AdvEngineID <> 0 GROUP BY AdvEngineID ORDER BY count(*) DESC;
-- Q9 ranked by 2
SELECT RegionID, count(DISTINCT UserID) AS u FROM hits GROUP BY RegionID ORDER BY u DESC LIMIT 10;
-- Q10 ranked by 3
SELECT RegionID, sum(AdvEngineID), count(*) AS c, avg(ResolutionWidth), count(DISTINCT UserID)
FROM hits GROUP BY RegionID ORDER BY c DESC LIMIT 10;
-- Q11 ranked by 2
SELECT MobilePhoneModel, count(DISTINCT UserID) AS u
FROM hits WHERE MobilePhoneModel <> '' GROUP BY MobilePhoneModel ORDER BY u DESC LIMIT 10;
-- Q12 ranked by 3
SELECT MobilePhone, MobilePhoneModel, count(DISTINCT UserID) AS u
FROM hits WHERE MobilePhoneModel <> '' GROUP BY MobilePhone, MobilePhoneModel ORDER BY u DESC LIMIT 10;
-- Q13 ranked by 2
SELECT SearchPhrase, count(*) AS c FROM hits WHERE SearchPhrase <> '' GROUP BY SearchPhrase ORDER BY c DESC LIMIT 10;
-- Q14 ranked by 2
SELECT SearchPhrase, count(DISTINCT UserID) AS u
FROM hits WHERE SearchPhrase <> '' GROUP BY SearchPhrase ORDER BY u DESC LIMIT 10;
-- Q15 ranked by 3
SELECT SearchEngineID, SearchPhrase, count(*) AS c
FROM hits WHERE SearchPhrase <> '' GROUP BY SearchEngineID, SearchPhrase ORDER BY c DESC LIMIT 10;
-- Q16 ranked by 2
SELECT UserID, count(*) FROM hits GROUP BY UserID ORDER BY count(*) DESC LIMIT 10;
-- Q17 ranked by 3
SELECT UserID, SearchPhrase, count(*) FROM hits GROUP BY UserID, SearchPhrase ORDER BY count(*) DESC LIMIT 10;
-- Q18 total order: ORDER BY UserID, SearchPhrase LIMIT 10
SELECT UserID, SearchPhrase, count(*) FROM hits GROUP BY UserID, SearchPhrase LIMIT 10;
-- Q19 ranked by 4
SELECT UserID, extract(minute FROM EventTime) AS m, SearchPhrase, count(*)
FROM hits GROUP BY UserID, m, SearchPhrase ORDER BY count(*) DESC LIMIT 10;
-- Q20
SELECT UserID FROM hits WHERE UserID = 435090932899640449;
-- Q21
SELECT count(*) FROM hits WHERE URL LIKE '%google%';
-- Q22 ranked by 3
SELECT SearchPhrase, min(URL), count(*) AS c
FROM hits WHERE URL LIKE '%google%' AND SearchPhrase <> '' GROUP BY SearchPhrase ORDER BY c DESC LIMIT 10;
-- Q23 ranked by 4
SELECT SearchPhrase, min(URL), min(Title), count(*) AS c, count(DISTINCT UserID)
FROM hits WHERE Title LIKE '%Google%' AND URL NOT LIKE '%.google.%' AND SearchPhrase <> ''
GROUP BY SearchPhrase ORDER BY c DESC LIMIT 10;
-- Q24 ranked by 5
SELECT * FROM hits WHERE URL LIKE '%google%' ORDER BY EventTime LIMIT 10;
-- Q25 total order: ORDER BY EventTime, SearchPhrase LIMIT 10
SELECT SearchPhrase FROM hits WHERE SearchPhrase <> '' ORDER BY EventTime LIMIT 10;
-- Q26
SELECT SearchPhrase FROM hits WHERE SearchPhrase <> '' ORDER BY SearchPhrase LIMIT 10;
-- Q27
SELECT SearchPhrase FROM hits WHERE SearchPhrase <> '' ORDER BY EventTime, SearchPhrase LIMIT 10;
-- Q28 ranked by 2
SELECT CounterID, avg(strlen(URL)) AS l, count(*) AS c
FROM hits WHERE URL <> '' GROUP BY CounterID HAVING count(*) > {per_100m:100000} ORDER BY l DESC LIMIT 25;
-- Q29 ranked by 2
SELECT regexp_replace(Referer, '^https?://(?:www\.)?([^/]+)/.*$', '\1') AS k, avg(strlen(Referer)) AS l, count(*) AS c,
    min(Referer)
FROM hits WHERE Referer <> '' GROUP BY k HAVING count(*) > {per_100m:100000} ORDER BY l DESC LIMIT 25;
-- Q30
SELECT {sums_of_widths} FROM hits;
-- Q31 ranked by 3
SELECT SearchEngineID, ClientIP, count(*) AS c, sum(IsRefresh), avg(ResolutionWidth)
FROM hits WHERE SearchPhrase <> '' GROUP BY SearchEngineID, ClientIP ORDER BY c DESC LIMIT 10;
-- Q32 ranked by 3
SELECT WatchID, ClientIP, count(*) AS c, sum(IsRefresh), avg(ResolutionWidth)
FROM hits WHERE SearchPhrase <> '' GROUP BY WatchID, ClientIP ORDER BY c DESC LIMIT 10;
-- Q33 ranked by 3
SELECT WatchID, ClientIP, count(*) AS c, sum(IsRefresh), avg(ResolutionWidth)
FROM hits GROUP BY WatchID, ClientIP ORDER BY c DESC LIMIT 10;
-- Q34 ranked by 2
SELECT URL, count(*) AS c FROM hits GROUP BY URL ORDER BY c DESC LIMIT 10;
-- Q35 ranked by 3
SELECT 1, URL, count(*) AS c FROM hits GROUP BY 1, URL ORDER BY c DESC LIMIT 10;
-- Q36 ranked by 5
SELECT ClientIP, ClientIP - 1, ClientIP - 2, ClientIP - 3, count(*) AS c
FROM hits GROUP BY ClientIP, ClientIP - 1, ClientIP - 2, ClientIP - 3 ORDER BY c DESC LIMIT 10;
-- Q37 ranked by 2
SELECT URL, count(*) AS PageViews
FROM hits
WHERE CounterID = 62 AND EventDate >= '2013-07-01' AND EventDate <= '2013-07-31' AND DontCountHits = 0 AND IsRefresh = 0
    AND URL <> ''
GROUP BY URL ORDER BY PageViews DESC LIMIT 10;
-- Q38 ranked by 2
SELECT Title, count(*) AS PageViews
FROM hits
WHERE CounterID = 62 AND EventDate >= '2013-07-01' AND EventDate <= '2013-07-31' AND DontCountHits = 0 AND IsRefresh = 0
    AND Title <> ''
GROUP BY Title ORDER BY PageViews DESC LIMIT 10;
-- Q39 ranked by 2
SELECT URL, count(*) AS PageViews
FROM hits
WHERE CounterID = 62 AND EventDate >= '2013-07-01' AND EventDate <= '2013-07-31' AND IsRefresh = 0 AND IsLink <> 0
    AND IsDownload = 0
GROUP BY URL ORDER BY PageViews DESC LIMIT 10 OFFSET {per_10m:1000};
-- Q40 ranked by 6
SELECT TraficSourceID, SearchEngineID, AdvEngineID,
    CASE WHEN (SearchEngineID = 0 AND AdvEngineID = 0) THEN Referer ELSE '' END AS Src, URL AS Dst, count(*) AS PageViews
FROM hits
WHERE CounterID = 62 AND EventDate >= '2013-07-01' AND EventDate <= '2013-07-31' AND IsRefresh = 0
GROUP BY TraficSourceID, SearchEngineID, AdvEngineID, Src, Dst ORDER BY PageViews DESC LIMIT 10 OFFSET {per_10m:1000};
-- Q41 ranked by 3
SELECT URLHash, EventDate, count(*) AS PageViews
FROM hits
WHERE CounterID = 62 AND EventDate >= '2013-07-01' AND EventDate <= '2013-07-31' AND IsRefresh = 0
    AND TraficSourceID IN (-1, 6) AND RefererHash = 3594120000172545465
GROUP BY URLHash, EventDate ORDER BY PageViews DESC LIMIT 10 OFFSET {per_10m:100};
-- Q42 ranked by 3
SELECT WindowClientWidth, WindowClientHeight, count(*) AS PageViews
FROM hits
WHERE CounterID = 62 AND EventDate >= '2013-07-01' AND EventDate <= '2013-07-31' AND IsRefresh = 0 AND DontCountHits = 0
    AND URLHash = 2868770270353813622
GROUP BY WindowClientWidth, WindowClientHeight ORDER BY PageViews DESC LIMIT 10 OFFSET {per_10m:10000};
-- Q43
SELECT date_trunc('minute', EventTime) AS M, count(*) AS PageViews
FROM hits
WHERE CounterID = 62 AND EventDate >= '2013-07-14' AND EventDate <= '2013-07-15' AND IsRefresh = 0 AND DontCountHits = 0
GROUP BY date_trunc('minute', EventTime) ORDER BY date_trunc('minute', EventTime) LIMIT 10 OFFSET {per_10m:1000};
