-- Totals over the enterprises of one grid, industry and size, made anew for a month when its figures change. name: a column of a
-- measure; zeros have no row. Only months whose state has the token of the present data are read.
CREATE TABLE chart_cell
(
    source LowCardinality(String),
    month Date,
    name LowCardinality(String),
    area LowCardinality(String),
    industry LowCardinality(String),
    size LowCardinality(String),
    value Float64
)
ENGINE = MergeTree
PARTITION BY (source, month)
ORDER BY (name, area, industry, size);

-- Where a month is made before it takes the place of the one before in a single step.
CREATE TABLE chart_cell_next AS chart_cell;

CREATE TABLE chart_cell_state
(
    source LowCardinality(String),
    month Date,
    token String,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (source, month);
