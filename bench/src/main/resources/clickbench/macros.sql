-- Every value of the table is a function of the row number and of the seed.

-- Uniform in [0, 1).
CREATE OR REPLACE MACRO uniform(number, salt) AS
    (hash(number * 4096 + salt + {seed} * 1000003) >> 11)::DOUBLE / 9007199254740992.0;

-- 1 to n, the k-th in about 1/k of the first one's rows: Zipf's law with exponent 1.
CREATE OR REPLACE MACRO zipf(n, uniform_value) AS floor(pow(n, uniform_value))::BIGINT;

-- A whole number from 0 to n - 1.
CREATE OR REPLACE MACRO below(n, number, salt) AS floor(n * uniform(number, salt))::BIGINT;

-- One of 32,768 words of three syllables, in Cyrillic, which is where the original's visitors were, and in Latin.
CREATE OR REPLACE MACRO cyrillic(number) AS
    ['ка','ро','ми','ст','на','ле','во','ти','пре','до','са','ни','го','ру','ль','ва',
     'по','ко','ма','ре','те','ла','ку','за','ши','но','бе','хо','цен','мос','дом','авт'][1 + number % 32]
    || ['та','ри','но','ло','ве','ни','ку','ма','со','ды','ра','ти','пе','ле','вы','на',
        'го','да','жи','ко','ли','ме','ню','ок','ре','се','ту','фи','ха','ча','ще','яр'][1 + number // 32 % 32]
    || ['','','к','ть','ый','ов','ка','ние','ам','ская','ик','ом','ы','ость','ей','у',
        'ный','а','я','ная','о','е','ия','ец','на','й','ли','ту','ка','ра','ло','ста'][1 + number // 1024 % 32];

CREATE OR REPLACE MACRO latin(number) AS
    ['ka','ro','mi','st','na','le','vo','ti','pre','do','sa','ni','go','ru','auto','va',
     'po','ko','ma','re','te','la','ku','za','shi','no','be','ho','cen','mos','dom','av'][1 + number % 32]
    || ['ta','ri','no','lo','ve','ni','ku','ma','so','dy','ra','ti','pe','le','vy','na',
        'go','da','zhi','ko','li','me','nu','ok','re','se','tu','fi','ha','cha','sh','yar'][1 + number // 32 % 32]
    || ['','','k','t','yi','ov','ka','nie','am','skaya','ik','om','y','ost','ey','u',
        'nyi','a','ya','naya','o','e','iya','ec','na','j','li','tu','ka','ra','lo','sta'][1 + number // 1024 % 32];

-- The domain of the k-th site.
CREATE OR REPLACE MACRO domain(number) AS
    latin(number * 7919) || ['.ru','.ru','.ru','.com','.ua','.net','.рф','.org'][1 + number % 8];

-- The page `page` of a site: always the same text for the same two numbers.
CREATE OR REPLACE MACRO path(page) AS
    '/' || latin(page % 40) || CASE page % 5
        WHEN 0 THEN '/page/' || page || '.html'
        WHEN 1 THEN '/' || latin(page % 997) || '/' || page || '/?show=' || latin(page) || '&page=' || page % 17
        WHEN 2 THEN '/index.php?id=' || page || '&cat=' || page % 311 || '&sort=' || latin(page % 7) || '#/'
            || latin(page) || '-' || latin(page // 3) || '/' || page % 100003
        WHEN 3 THEN '/' || cyrillic(page) || '_' || cyrillic(page // 7) || '/' || page
        ELSE '/' || latin(page) || '-' || latin(page // 11) || '-' || latin(page // 13) || '-' || page || '.html?from='
            || latin(page % 13) || '&lr=' || page % 225 || '&text=' || cyrillic(page % 4001) || '+' || cyrillic(page)
    END;
