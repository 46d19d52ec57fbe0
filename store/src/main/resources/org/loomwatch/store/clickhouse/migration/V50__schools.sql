-- School places: master data as delivered, and every forecast ever made of it.
-- Tables whose rows may be replaced are ReplacingMergeTree: read them with FINAL.

CREATE TABLE catchment
(
    id String,
    parent String,
    name_zh String,
    name_en String,
    position UInt32,
    boundary String
)
ENGINE = ReplacingMergeTree
ORDER BY id;

-- grade as delivered: a number, K, a merged range such as 1-3, or total. Null pupils were delivered empty.
CREATE TABLE school_enrolment
(
    area String,
    grade LowCardinality(String),
    year UInt16,
    pupils Nullable(Float64),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (area, year, grade);

CREATE TABLE school_births
(
    area String,
    year UInt16,
    births Nullable(Float64),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (area, year);

CREATE TABLE school_capacity
(
    area String,
    grade LowCardinality(String),
    year UInt16,
    places Nullable(Float64),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (area, year, grade);

CREATE TABLE school_housing
(
    area String,
    year UInt16,
    dwellings Nullable(Float64),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (area, year);

-- Openings, closures, boundary changes, transfers, shock years, reporting breaks. A share of 0 takes an event back.
CREATE TABLE school_events
(
    kind LowCardinality(String),
    year UInt16,
    area String,
    to_area String,
    first_grade String,
    last_grade String,
    share Nullable(Float64),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (kind, year, area, to_area, first_grade, last_grade);

-- One row a forecast, written last: a forecast without it was interrupted and is not read. inputs is a digest of the master data.
CREATE TABLE school_run
(
    run UInt64,
    made_at DateTime64(3, 'UTC'),
    origin_year UInt16,
    horizon UInt8,
    first_grade UInt8,
    last_grade UInt8,
    areas UInt32,
    births UInt8,
    seed Int64,
    inputs String,
    models String,
    backtest String,
    findings String,
    seconds Float64
)
ENGINE = ReplacingMergeTree
ORDER BY run;

-- One area and grade. Rows with the run's own origin year are its forecast; those of earlier origin years are what the same
-- method would have said then, from what was known then, for years that have come since.
CREATE TABLE school_forecast
(
    run UInt64,
    origin_year UInt16,
    area String,
    grade UInt8,
    year UInt16,
    pupils Float64,
    low_80 Float64,
    high_80 Float64,
    places Nullable(Float64),
    probability_short Nullable(Float64),
    expected_gap Nullable(Float64),
    gap_90 Nullable(Float64)
)
ENGINE = ReplacingMergeTree
ORDER BY (run, origin_year, area, year, grade);

-- Totals over the grades with their own intervals; level area, group or district.
CREATE TABLE school_total
(
    run UInt64,
    level LowCardinality(String),
    area String,
    year UInt16,
    pupils Float64,
    low_80 Float64,
    high_80 Float64
)
ENGINE = ReplacingMergeTree
ORDER BY (run, level, area, year);

-- Where the run's intervals come from: quantiles of errors relative to the forecast, by years ahead and size; point 1 to 199
-- stands for probability point / 200.
CREATE TABLE school_error
(
    run UInt64,
    ahead UInt8,
    bin UInt16,
    largest_size Float64,
    point UInt8,
    relative Float64
)
ENGINE = ReplacingMergeTree
ORDER BY (run, ahead, bin, point);

-- The past as the run saw it: merged grades split, impossible counts missing.
CREATE TABLE school_counted
(
    run UInt64,
    area String,
    grade UInt8,
    year UInt16,
    pupils Nullable(Float64),
    places Nullable(Float64)
)
ENGINE = ReplacingMergeTree
ORDER BY (run, area, year, grade);
