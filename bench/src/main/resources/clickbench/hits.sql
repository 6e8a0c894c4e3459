-- Rows {from} to {to} (exclusive) of {rows}. In the order of the original, whose key begins with counter and date.
WITH place AS (
    SELECT
        i,
        i // 3 AS visit,
        zipf(6500, i::DOUBLE / {rows}) AS counter,
        ln(zipf(6500, i::DOUBLE / {rows})::DOUBLE) / ln(6500) * {rows} AS counter_begin,
        ln(zipf(6500, i::DOUBLE / {rows}) + 1.0) / ln(6500) * {rows} AS counter_end
    FROM range({from}, {to}) AS numbers(i)
), visits AS (
    SELECT
        i,
        visit,
        counter,
        least(29, greatest(0, floor(30 * (i - counter_begin) / (counter_end - counter_begin))))::INTEGER AS day,
        -- The busiest user has about 0.06 % of the rows, most have a visit or two.
        floor({rows} * 0.26 * pow(uniform(visit, 1), 2))::BIGINT AS person,
        -- Seconds of the day, most of them in the evening; the pages of a visit follow each other.
        (floor(84000 * sqrt(uniform(visit, 2))) + 41 * (i % 3) + below(30, i, 3))::BIGINT AS second,
        CASE WHEN uniform(i, 4) < 0.94 THEN zipf(greatest(20, (counter_end - counter_begin) / 8), uniform(i, 5))
            ELSE 1000000 + below(1000000000, i, 6) END AS page,
        CASE WHEN uniform(i, 7) < 0.88 THEN zipf(greatest(20, (counter_end - counter_begin) / 8), uniform(i, 8))
            ELSE 1000000 + below(1000000000, i, 9) END AS came_from,
        uniform(i, 10) AS referer_kind,
        uniform(i, 11) < 0.132 AS searched,
        CASE WHEN uniform(visit, 12) < 0.6 THEN zipf(50000, uniform(visit, 13)) ELSE 50001 + below(100000000, visit, 14) END
            AS phrase,
        uniform(i, 15) < 0.0063 AS advertised,
        uniform(i, 16) < 0.0002 AS google
    FROM place
), people AS (
    SELECT
        *,
        zipf(9000, uniform(person, 20)) AS region,
        uniform(person, 21) < 0.055 AS mobile,
        zipf(166, uniform(person, 22)) AS model,
        CASE WHEN uniform(person, 23) < 0.03 THEN 13 + below(1500, person, 24) ELSE zipf(13, uniform(person, 24)) END AS screen,
        zipf(82, uniform(person, 25)) AS agent,
        CASE counter WHEN 1 THEN 38 WHEN 2 THEN 62 ELSE 62 + (counter - 2) * 37 END AS counter_id,
        TIMESTAMP '2013-07-02 00:00:00' + to_seconds(day * 86400 + least(86399, second)) AS event_time,
        CASE WHEN searched THEN
            cyrillic(phrase) || ' ' || cyrillic(phrase // 5 + 17) || CASE phrase % 4
                WHEN 0 THEN ''
                WHEN 1 THEN ' ' || latin(phrase // 3)
                WHEN 2 THEN ' ' || cyrillic(phrase // 32768) || ' ' || cyrillic(phrase % 601)
                ELSE ' ' || cyrillic(phrase // 9) || ' ' || cyrillic(phrase // 11) || ' ' || latin(phrase % 211)
            END
        ELSE '' END AS search_phrase,
        'http://' || CASE WHEN google THEN 'www.google.ru' ELSE domain(counter) END || path(page) AS url,
        CASE
            WHEN google AND counter % 2 = 0 THEN 'Google ' || cyrillic(page)
            WHEN uniform(i, 26) < 0.05 THEN ''
            ELSE cyrillic(page) || ' ' || cyrillic(page // 3) || ' ' || cyrillic(page // 5) || ' – ' || cyrillic(counter)
                || ' ' || latin(counter * 7919) || CASE page % 3
                    WHEN 0 THEN ''
                    WHEN 1 THEN ', ' || cyrillic(page // 7) || ' ' || cyrillic(page // 11) || ' ' || cyrillic(page % 1009)
                    ELSE ' | ' || cyrillic(page // 13) || ' ' || page % 100 || ' ' || cyrillic(page % 503) || ' '
                        || cyrillic(page // 17) || ' в ' || cyrillic(page // 19)
                END
        END AS title,
        CASE
            WHEN referer_kind < 0.19 THEN ''
            WHEN referer_kind < 0.60 THEN 'http://' || domain(counter) || path(came_from)
            WHEN referer_kind < 0.80 THEN 'http://yandex.ru/yandsearch?text=' || cyrillic(came_from) || '+' || cyrillic(came_from // 7)
                || '&lr=' || came_from % 225 || '&page=' || came_from
            WHEN referer_kind < 0.85 THEN 'https://www.google.ru/search?q=' || latin(came_from) || '&ie=utf-8&client=' || came_from
            ELSE 'http://www.' || domain(zipf(60000, uniform(i, 27))) || path(came_from)
        END AS referer
    FROM visits
), screens AS (
    SELECT
        *,
        CASE WHEN screen > 13 THEN 300 + screen
            ELSE [1366, 1920, 1280, 1024, 1600, 1440, 1680, 1360, 320, 768, 1093, 800, 0][screen] END AS width,
        CASE WHEN screen > 13 THEN 200 + screen * 5 // 8
            ELSE [768, 1080, 1024, 768, 900, 900, 1050, 768, 480, 1024, 614, 600, 0][screen] END AS height,
        uniform(i, 30) AS a,
        uniform(i, 31) AS b,
        uniform(visit, 32) AS c,
        uniform(person, 33) AS e,
        uniform(i, 34) < 0.8 AS timed
    FROM people
)
SELECT
    (hash(i * 4096 + 40 + {seed}) >> 1)::BIGINT AS WatchID,
    (e < 0.83)::SMALLINT AS JavaEnable,
    title AS Title,
    1::SMALLINT AS GoodEvent,
    event_time AS EventTime,
    event_time::DATE AS EventDate,
    counter_id::INTEGER AS CounterID,
    (below(4294967000, person // 2, 41) - 2147483400)::INTEGER AS ClientIP,
    (CASE region WHEN 1 THEN 229 WHEN 229 THEN 1 ELSE region END)::INTEGER AS RegionID,
    CASE person WHEN 4242 THEN 435090932899640449 ELSE (hash(person * 4096 + 42 + {seed}) >> 1)::BIGINT END AS UserID,
    (counter_id % 3 - 1)::SMALLINT AS CounterClass,
    (CASE WHEN mobile THEN 100 + model % 12 ELSE zipf(45, e) END)::SMALLINT AS OS,
    agent::SMALLINT AS UserAgent,
    url AS URL,
    referer AS Referer,
    (a < 0.11)::SMALLINT AS IsRefresh,
    (CASE WHEN referer_kind < 0.19 THEN 0 ELSE came_from % 211 * (came_from % 3 // 2) END)::SMALLINT AS RefererCategoryID,
    (CASE WHEN referer_kind < 0.5 THEN 0 ELSE region END)::INTEGER AS RefererRegionID,
    (counter % 157 * 100 % 16000)::SMALLINT AS URLCategoryID,
    (CASE WHEN counter % 4 = 0 THEN 0 ELSE zipf(250, counter % 101 / 101.0) END)::INTEGER AS URLRegionID,
    width::SMALLINT AS ResolutionWidth,
    height::SMALLINT AS ResolutionHeight,
    (CASE WHEN e < 0.9 THEN 32 WHEN e < 0.98 THEN 24 ELSE 16 END)::SMALLINT AS ResolutionDepth,
    (CASE WHEN mobile THEN 0 ELSE 12 - zipf(9, e) END)::SMALLINT AS FlashMajor,
    (CASE WHEN mobile THEN 0 ELSE zipf(9, c) END)::SMALLINT AS FlashMinor,
    CASE WHEN mobile THEN '' ELSE ['700', '224', '202', '700', '235', '169', '0', '183', '180'][zipf(9, e)] END AS FlashMinor2,
    (CASE WHEN e < 0.5 THEN 0 ELSE zipf(4, c) END)::SMALLINT AS NetMajor,
    (CASE WHEN e < 0.5 THEN 0 ELSE zipf(8, c) END)::SMALLINT AS NetMinor,
    (3 + zipf(28, e))::SMALLINT AS UserAgentMajor,
    ['D�', '0', '', '6', '16', 'so', '02', '10', '5', '1'][zipf(10, e)] AS UserAgentMinor,
    1::SMALLINT AS CookieEnable,
    (e < 0.99)::SMALLINT AS JavascriptEnable,
    mobile::SMALLINT AS IsMobile,
    (CASE WHEN mobile THEN 1 + model * 11 % 83 ELSE 0 END)::SMALLINT AS MobilePhone,
    CASE WHEN NOT mobile THEN '' WHEN model = 1 THEN 'iPad' WHEN model = 2 THEN 'iPhone'
        ELSE ['A', 'N', 'GT-I', 'LG-P', 'HTC ', 'Galaxy ', 'Xperia ', 'Lumia '][1 + model % 8] || model * 17 END AS MobilePhoneModel,
    CASE WHEN b < 0.02 THEN '{"id":' || page || ',"kind":"' || latin(page) || '"}' ELSE '' END AS Params,
    (zipf(4000000, e))::INTEGER AS IPNetworkID,
    (CASE WHEN referer_kind < 0.19 THEN 0 WHEN referer_kind < 0.60 THEN -1 WHEN referer_kind < 0.85 THEN 2
        WHEN referer_kind < 0.90 THEN 6 ELSE 1 + came_from % 9 END)::SMALLINT AS TraficSourceID,
    (CASE WHEN searched THEN [2, 3, 13, 12, 4, 54, 30, 51][zipf(8, b)] ELSE 0 END)::SMALLINT AS SearchEngineID,
    search_phrase AS SearchPhrase,
    (CASE WHEN advertised THEN [2, 27, 13, 45, 44, 3, 62, 52, 50, 28, 53, 25, 61, 21, 42, 16, 7, 22][zipf(18, a)] ELSE 0 END)::SMALLINT
        AS AdvEngineID,
    (a > 0.97)::SMALLINT AS IsArtifical,
    greatest(0, width - below(60, i, 43))::SMALLINT AS WindowClientWidth,
    greatest(0, height - 90 - below(200, i, 44))::SMALLINT AS WindowClientHeight,
    (CASE WHEN e < 0.8 THEN 135 ELSE 60 * (zipf(20, c) - 4) END)::SMALLINT AS ClientTimeZone,
    event_time + to_seconds(below(7200, visit, 45) - 3600) AS ClientEventTime,
    (CASE WHEN e < 0.6 THEN 5 WHEN e < 0.7 THEN 4 ELSE 0 END)::SMALLINT AS SilverlightVersion1,
    (CASE WHEN e < 0.6 THEN 1 ELSE 0 END)::SMALLINT AS SilverlightVersion2,
    (CASE WHEN e < 0.5 THEN 20125 WHEN e < 0.6 THEN 10411 WHEN e < 0.7 THEN 60531 ELSE 0 END)::INTEGER AS SilverlightVersion3,
    0::SMALLINT AS SilverlightVersion4,
    CASE WHEN counter % 10 < 6 THEN 'windows;1251' WHEN counter % 10 < 9 THEN 'utf-8' ELSE '' END AS PageCharset,
    (CASE WHEN a < 0.95 THEN 1601 ELSE zipf(900, b) END)::INTEGER AS CodeVersion,
    (b > 0.94)::SMALLINT AS IsLink,
    (b > 0.997)::SMALLINT AS IsDownload,
    (c < 0.3)::SMALLINT AS IsNotBounce,
    CASE WHEN e < 0.4 THEN 0 ELSE (hash(person * 4096 + 46 + {seed}) >> 1)::BIGINT END AS FUniqID,
    CASE WHEN b < 0.12 THEN url || '#' || page % 1013 ELSE '' END AS OriginalURL,
    below(1073741823, i, 47)::INTEGER AS HID,
    (counter % 29 = 0)::SMALLINT AS IsOldCounter,
    (a > 0.995)::SMALLINT AS IsEvent,
    (b < 0.02)::SMALLINT AS IsParameter,
    (uniform(i, 48) < 0.14)::SMALLINT AS DontCountHits,
    (a > 0.9)::SMALLINT AS WithHash,
    ['5', 'F', 'T', 'D', 'S', 'E', 'L'][zipf(7, c)] AS HitColor,
    event_time + to_seconds(3600 * below(5, person, 49)) AS LocalEventTime,
    [0, 22, 31, 39, 50, 16][zipf(6, e)]::SMALLINT AS Age,
    (zipf(3, uniform(person, 50)) - 1)::SMALLINT AS Sex,
    (zipf(4, uniform(person, 51)) - 1)::SMALLINT AS Income,
    (zipf(30000, uniform(person, 52)) - 1)::SMALLINT AS Interests,
    (CASE WHEN uniform(person, 53) < 0.9 THEN 0 ELSE below(330, person, 54) END)::SMALLINT AS Robotness,
    (below(4294967000, person // 3, 55) - 2147483400)::INTEGER AS RemoteIP,
    (CASE WHEN c < 0.5 THEN -1 ELSE below(60000, visit, 56) END)::INTEGER AS WindowName,
    (CASE WHEN c < 0.7 THEN -1 ELSE below(60000, visit, 57) END)::INTEGER AS OpenerName,
    (CASE WHEN a < 0.3 THEN -1 ELSE zipf(60, b) END)::SMALLINT AS HistoryLength,
    CASE WHEN e < 0.85 THEN 'ru' WHEN e < 0.95 THEN 'en' ELSE 'S�' END AS BrowserLanguage,
    CASE WHEN e < 0.8 THEN 'RU' WHEN e < 0.9 THEN 'US' ELSE '�' END AS BrowserCountry,
    CASE WHEN a < 0.001 THEN 'vkontakte' WHEN a < 0.0015 THEN 'facebook' ELSE '' END AS SocialNetwork,
    CASE WHEN a < 0.0015 THEN 'like' ELSE '' END AS SocialAction,
    (CASE WHEN b > 0.9999 THEN 404 ELSE 0 END)::SMALLINT AS HTTPError,
    (CASE WHEN timed THEN zipf(30000, uniform(i, 60)) ELSE 0 END)::INTEGER AS SendTiming,
    (CASE WHEN timed AND a < 0.4 THEN zipf(2000, b) ELSE 0 END)::INTEGER AS DNSTiming,
    (CASE WHEN timed AND a < 0.6 THEN zipf(3000, uniform(i, 61)) ELSE 0 END)::INTEGER AS ConnectTiming,
    (CASE WHEN timed THEN zipf(20000, uniform(i, 62)) ELSE 0 END)::INTEGER AS ResponseStartTiming,
    (CASE WHEN timed THEN zipf(25000, uniform(i, 63)) ELSE 0 END)::INTEGER AS ResponseEndTiming,
    (CASE WHEN timed THEN zipf(60000, uniform(i, 64)) ELSE 0 END)::INTEGER AS FetchTiming,
    0::SMALLINT AS SocialSourceNetworkID,
    CASE WHEN a < 0.0015 THEN url ELSE '' END AS SocialSourcePage,
    CASE WHEN b > 0.998 THEN zipf(1000000, a) ELSE 0 END::BIGINT AS ParamPrice,
    CASE WHEN b > 0.998 THEN 'order-' || page ELSE '' END AS ParamOrderID,
    CASE WHEN b > 0.998 THEN 'RUB' ELSE 'NH' || chr(28) END AS ParamCurrency,
    0::SMALLINT AS ParamCurrencyID,
    CASE WHEN advertised THEN 'direct.yandex.ru' ELSE '' END AS OpenstatServiceName,
    CASE WHEN advertised THEN (page % 90001)::VARCHAR ELSE '' END AS OpenstatCampaignID,
    CASE WHEN advertised THEN (page % 9000001)::VARCHAR ELSE '' END AS OpenstatAdID,
    CASE WHEN advertised THEN domain(came_from % 5000) ELSE '' END AS OpenstatSourceID,
    CASE WHEN c < 0.03 THEN latin(visit % 40) ELSE '' END AS UTMSource,
    CASE WHEN c < 0.03 THEN ['cpc', 'banner', 'email', 'cpm'][1 + visit % 4] ELSE '' END AS UTMMedium,
    CASE WHEN c < 0.03 THEN latin(visit % 3001) || '_' || visit % 97 ELSE '' END AS UTMCampaign,
    CASE WHEN c < 0.02 THEN latin(visit) ELSE '' END AS UTMContent,
    CASE WHEN c < 0.02 THEN cyrillic(visit) || ' ' || cyrillic(visit // 7) ELSE '' END AS UTMTerm,
    CASE WHEN b < 0.01 THEN latin(page % 70) ELSE '' END AS FromTag,
    (c > 0.99)::SMALLINT AS HasGCLID,
    CASE WHEN counter_id = 62 AND referer_kind >= 0.85 AND referer_kind < 0.88 THEN 3594120000172545465
        ELSE (hash(referer) >> 1)::BIGINT END AS RefererHash,
    CASE WHEN counter_id = 62 AND page = 1 THEN 2868770270353813622 ELSE (hash(url) >> 1)::BIGINT END AS URLHash,
    0::INTEGER AS CLID
FROM screens
